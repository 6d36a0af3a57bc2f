// exercise: convLayer
import { zeros, type Tensor } from 'convlab';

/**
 * A whole convolutional layer for one image: every filter sees all channels, and gives
 * one activation map of its own.
 * 이미지 한 장에 대한 합성곱 층 전체입니다. 필터마다 모든 채널을 함께 보고, 자기만의
 * 활성화 맵을 하나씩 만듭니다.
 *
 * x [H, W, C], w [KH, KW, C, OC], b [OC] → [H − KH + 1, W − KW + 1, OC]
 *
 *     out[i, j, o] = b[o] + Σ_u Σ_v Σ_c x[i + u, j + v, c] · w[u, v, c, o]
 *
 * @example convLayer(zeros([32, 32, 3]), zeros([5, 5, 3, 10]), zeros([10])).shape // [28, 28, 10]
 */
export function convLayer(x: Tensor, w: Tensor, b: Tensor): Tensor {
  // BEGIN SOLUTION
  const [height, width, channels] = x.shape;
  const [kernelHeight, kernelWidth, , filters] = w.shape;
  const out = zeros([height - kernelHeight + 1, width - kernelWidth + 1, filters]);
  for (let i = 0; i < out.shape[0]; i++) {
    for (let j = 0; j < out.shape[1]; j++) {
      for (let o = 0; o < filters; o++) {
        let sum = b.get(o);
        for (let u = 0; u < kernelHeight; u++) {
          for (let v = 0; v < kernelWidth; v++) {
            for (let c = 0; c < channels; c++) {
              sum += x.get(i + u, j + v, c) * w.get(u, v, c, o);
            }
          }
        }
        out.set(i, j, o, sum);
      }
    }
  }
  return out;
  // END SOLUTION
}
