import { contiguous, dtypeOf, reshape, zeros, type Tensor } from '../tensor';

/**
 * The matrix product, and with it all the arithmetic of this engine.
 *
 *     out[m, n] = Σ_k a[m, k] · b[k, n]
 *
 * Four rows of `a` go through `b` together: each number read from `b` is used four times, and four sums that do
 * not wait for each other keep the processor busy. A row of sums stays in float64 until it is complete.
 *
 * a [M, K], b [K, N] → [M, N].
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  const [rows, inner] = a.shape;
  const columns = b.shape[1];
  const left = contiguous(a).data;
  const right = contiguous(b.transpose(1, 0)).data; // b's columns lie in one piece each: [N, K]
  const out = zeros([rows, columns], dtypeOf(a));
  let m = 0;
  for (; m + 4 <= rows; m += 4) {
    const [r0, r1, r2, r3] = [m * inner, (m + 1) * inner, (m + 2) * inner, (m + 3) * inner];
    for (let n = 0; n < columns; n++) {
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let k = 0, at = n * inner; k < inner; k++, at++) {
        const value = right[at];
        s0 += left[r0 + k] * value;
        s1 += left[r1 + k] * value;
        s2 += left[r2 + k] * value;
        s3 += left[r3 + k] * value;
      }
      out.data[m * columns + n] = s0;
      out.data[(m + 1) * columns + n] = s1;
      out.data[(m + 2) * columns + n] = s2;
      out.data[(m + 3) * columns + n] = s3;
    }
  }
  for (; m < rows; m++) {
    for (let n = 0; n < columns; n++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += left[m * inner + k] * right[n * inner + k];
      out.data[m * columns + n] = sum;
    }
  }
  return out;
}

/** The sum of each column: out[n] = Σ_m a[m, n]. a [M, N] → [N]. */
export function columnSums(a: Tensor): Tensor {
  const [rows, columns] = a.shape;
  const ones = zeros([1, rows], dtypeOf(a));
  ones.data.fill(1);
  return reshape(matmul(ones, a), [columns]);
}

/** Adds b [N] to every row of a [M, N], which it changes. */
export function addToRows(a: Tensor, b: Tensor): void {
  const bias = contiguous(b).data;
  for (let i = 0; i < a.data.length; i++) a.data[i] += bias[i % bias.length];
}
