// exercise: maxPoolGradient
import { zeros, type Tensor } from 'convlab';

/**
 * Backward through max pooling: from the loss's slope at each output to its slope at
 * each input. Of equal maxima the first in row order counts; where windows overlap,
 * slopes add up.
 * 최대 풀링의 역전파입니다. 출력에서의 손실 기울기로부터 입력의 기울기를 구하세요.
 * 최댓값이 여럿이면 행 순서로 첫 번째 것을 최댓값으로 봅니다. 창이 겹치는 곳에서는
 * 기울기가 더해집니다.
 *
 * dout [OH, OW, C], x [H, W, C] → dx [H, W, C]
 *
 *     out = maxPool(x, size, stride)
 *     dx[row, col, c] = Σᵢ Σⱼ dout[i, j, c] · ∂out[i, j, c] / ∂x[row, col, c]
 *
 * @example maxPoolGradient(zeros([2, 3, 1]), zeros([4, 6, 1]), 2, 2).shape // [4, 6, 1]
 */
export function maxPoolGradient(dout: Tensor, x: Tensor, size: number, stride: number): Tensor {
  // BEGIN SOLUTION
  const [outHeight, outWidth, channels] = dout.shape;
  const dx = zeros(x.shape);
  for (let i = 0; i < outHeight; i++) {
    for (let j = 0; j < outWidth; j++) {
      for (let c = 0; c < channels; c++) {
        let [row, col] = [i * stride, j * stride];
        for (let u = 0; u < size; u++) {
          for (let v = 0; v < size; v++) {
            if (x.get(i * stride + u, j * stride + v, c) > x.get(row, col, c)) {
              [row, col] = [i * stride + u, j * stride + v];
            }
          }
        }
        dx.set(row, col, c, dx.get(row, col, c) + dout.get(i, j, c));
      }
    }
  }
  return dx;
  // END SOLUTION
}
