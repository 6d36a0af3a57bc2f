import { add } from './tile';

/**
 * A vector times a matrix, for dense layers and few images: each weight is used once, so only the speed of reading it
 * counts.
 *
 *     out[o] += Σ_k x[k] · w[k][o]        k < rows, o < columns
 *
 * 16 sums stay in registers while `rows` rows of w go by. The last columns are taken one by one.
 */
export function vectorMatrix(x: usize, w: usize, rows: i32, columns: i32, out: usize): void {
  const step = <usize>(columns * 4);
  let column: i32 = 0;
  for (; column + 16 <= columns; column += 16) {
    let at = w + <usize>(column * 4);
    const to = out + <usize>(column * 4);
    let s0 = v128.load(to),
      s1 = v128.load(to, 16),
      s2 = v128.load(to, 32),
      s3 = v128.load(to, 48);
    for (let k: i32 = 0; k < rows; k++) {
      const a = v128.load32_splat(x + <usize>(k * 4));
      s0 = add(s0, a, v128.load(at));
      s1 = add(s1, a, v128.load(at, 16));
      s2 = add(s2, a, v128.load(at, 32));
      s3 = add(s3, a, v128.load(at, 48));
      at += step;
    }
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; column < columns; column++) {
    let at = w + <usize>(column * 4);
    const to = out + <usize>(column * 4);
    let sum = load<f32>(to);
    for (let k: i32 = 0; k < rows; k++) {
      sum += load<f32>(x + <usize>(k * 4)) * load<f32>(at);
      at += step;
    }
    store<f32>(to, sum);
  }
}
