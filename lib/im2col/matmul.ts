import { contiguous, dtypeOf, reshape, zeros, type Tensor } from '../tensor';

/**
 * The matrix product, and with it all the arithmetic of this engine.
 *
 *     out[m, n] = Σ_k a[m, k] · b[k, n]
 *
 * Four rows of `a` meet two columns of `b` at once: six numbers read give eight products, and eight sums that do not
 * wait for each other keep the processor busy. A sum stays in float64 until it is complete.
 *
 * a [M, K], b [K, N] → [M, N].
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  const [rows, inner] = a.shape;
  const columns = b.shape[1];
  const left = contiguous(a).data;
  const right = contiguous(b.transpose(1, 0)).data; // b's columns lie in one piece each: [N, K]
  const product = zeros([rows, columns], dtypeOf(a));
  const out = product.data;
  const [tiledRows, tiledColumns] = [rows - (rows % 4), columns - (columns % 2)];
  for (let m = 0; m < tiledRows; m += 4) {
    const [r0, r1, r2, r3] = [m * inner, (m + 1) * inner, (m + 2) * inner, (m + 3) * inner];
    for (let n = 0; n < tiledColumns; n += 2) {
      const [c0, c1] = [n * inner, (n + 1) * inner];
      let [s00, s01, s10, s11, s20, s21, s30, s31] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let k = 0; k < inner; k++) {
        const b0 = right[c0 + k];
        const b1 = right[c1 + k];
        const a0 = left[r0 + k];
        const a1 = left[r1 + k];
        const a2 = left[r2 + k];
        const a3 = left[r3 + k];
        s00 += a0 * b0;
        s01 += a0 * b1;
        s10 += a1 * b0;
        s11 += a1 * b1;
        s20 += a2 * b0;
        s21 += a2 * b1;
        s30 += a3 * b0;
        s31 += a3 * b1;
      }
      const at = m * columns + n;
      out[at] = s00;
      out[at + 1] = s01;
      out[at + columns] = s10;
      out[at + columns + 1] = s11;
      out[at + 2 * columns] = s20;
      out[at + 2 * columns + 1] = s21;
      out[at + 3 * columns] = s30;
      out[at + 3 * columns + 1] = s31;
    }
  }
  // What fills no tile: the last column of all rows, and the last rows.
  for (let m = 0; m < rows; m++) {
    for (let n = m < tiledRows ? tiledColumns : 0; n < columns; n++) {
      let sum = 0;
      for (let k = 0; k < inner; k++) sum += left[m * inner + k] * right[n * inner + k];
      out[m * columns + n] = sum;
    }
  }
  return product;
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
