// exercise: avgPool
import { NotStarted, zeros, type Tensor } from 'convlab';

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
  throw new NotStarted('avgPool');
}
