// exercise: stridedConv
import { zeros, type Tensor } from 'convlab';

/**
 * A convolutional layer that looks only at every `stride`-th place, down and across.
 * 세로와 가로 모두 `stride`(보폭) 칸마다 한 번씩만 보는 합성곱 층입니다.
 *
 * x [H, W, C], w [KH, KW, C, OC], b [OC] → [OH, OW, OC]
 *
 *     OH = ⌊(H − KH) / S⌋ + 1, OW = ⌊(W − KW) / S⌋ + 1
 *     out[i, j, o] = b[o] + Σ_u Σ_v Σ_c x[i · S + u, j · S + v, c] · w[u, v, c, o]
 *
 * @example stridedConv(zeros([7, 8, 3]), zeros([3, 3, 3, 4]), zeros([4]), 2).shape // [3, 3, 4]
 */
export function stridedConv(x: Tensor, w: Tensor, b: Tensor, stride: number): Tensor {
  // BEGIN SOLUTION
  const [height, width, channels] = x.shape;
  const [kernelHeight, kernelWidth, , filters] = w.shape;
  const outHeight = Math.floor((height - kernelHeight) / stride) + 1;
  const outWidth = Math.floor((width - kernelWidth) / stride) + 1;
  const out = zeros([outHeight, outWidth, filters]);
  for (let i = 0; i < outHeight; i++) {
    for (let j = 0; j < outWidth; j++) {
      for (let o = 0; o < filters; o++) {
        let sum = b.get(o);
        for (let u = 0; u < kernelHeight; u++) {
          for (let v = 0; v < kernelWidth; v++) {
            for (let c = 0; c < channels; c++) {
              sum += x.get(i * stride + u, j * stride + v, c) * w.get(u, v, c, o);
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
