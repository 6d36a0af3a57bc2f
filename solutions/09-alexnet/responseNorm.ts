// exercise: responseNorm
import { zeros, type Tensor } from 'convlab';

/**
 * AlexNet's local response normalization: a strong answer damps those of its neighbors,
 * the `size` channels around it at the same pixel. The window is clipped at the first
 * and the last channel; `size` is odd.
 * AlexNet의 국소 응답 정규화(local response normalization)입니다. 강한 반응은 이웃의
 * 반응을 누릅니다. 이웃이란 같은 픽셀에서 그 채널을 가운데 둔 `size`개의 채널입니다. 첫
 * 채널과 마지막 채널에서는 창이 잘립니다. `size`는 홀수입니다.
 *
 * x [H, W, C] → [H, W, C]
 *
 *     out[i, j, c] = x[i, j, c] / (bias + alpha · Σ_d x[i, j, d]²) ^ beta, |d − c| ≤ (size − 1) / 2
 *
 * @example responseNorm(tensor([[[1, 2, 2]]]), 3, 1, 1, 1) // [[[1 / 6, 2 / 10, 2 / 9]]]
 */
export function responseNorm(x: Tensor, size: number, alpha: number, beta: number, bias: number): Tensor {
  // BEGIN SOLUTION
  const [height, width, channels] = x.shape;
  const reach = (size - 1) / 2;
  const out = zeros([height, width, channels]);
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      for (let c = 0; c < channels; c++) {
        let squares = 0;
        for (let d = Math.max(0, c - reach); d <= Math.min(channels - 1, c + reach); d++) {
          squares += x.get(i, j, d) ** 2;
        }
        out.set(i, j, c, x.get(i, j, c) / (bias + alpha * squares) ** beta);
      }
    }
  }
  return out;
  // END SOLUTION
}
