// exercise: avgPool
import { zeros, type Tensor } from 'convlab';

/**
 * Replace each window by its mean, for each activation map on its own. Windows may
 * overlap.
 * 창마다 평균을 구해 그 값으로 바꾸세요. 활성화 맵은 하나하나 따로 다룹니다. 창은 서로
 * 겹칠 수 있습니다.
 *
 * x [H, W, C] → [OH, OW, C]
 *
 *     OH = ⌊(H − size) / stride⌋ + 1, OW = ⌊(W − size) / stride⌋ + 1
 *     out[i, j, c] = Σᵤ Σᵥ x[i · stride + u, j · stride + v, c] / size²
 *
 * @example avgPool(tensor([[[1], [5], [2], [7]], [[3], [4], [9], [0]]]), 2, 2) // [[[3.25], [4.5]]]
 */
export function avgPool(x: Tensor, size: number, stride: number): Tensor {
  // BEGIN SOLUTION
  const [height, width, channels] = x.shape;
  const outHeight = Math.floor((height - size) / stride) + 1;
  const outWidth = Math.floor((width - size) / stride) + 1;
  const out = zeros([outHeight, outWidth, channels]);
  for (let i = 0; i < outHeight; i++) {
    for (let j = 0; j < outWidth; j++) {
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let u = 0; u < size; u++) {
          for (let v = 0; v < size; v++) {
            sum += x.get(i * stride + u, j * stride + v, c);
          }
        }
        out.set(i, j, c, sum / (size * size));
      }
    }
  }
  return out;
  // END SOLUTION
}
