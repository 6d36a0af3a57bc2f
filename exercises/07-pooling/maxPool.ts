// exercise: maxPool
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * Keep only the strongest answer of each window, for each activation map on its own.
 * Windows may overlap.
 * 창마다 가장 강한 반응만 남기세요. 활성화 맵은 하나하나 따로 다룹니다. 창은 서로 겹칠
 * 수 있습니다.
 *
 * x [H, W, C] → [OH, OW, C]
 *
 *     OH = ⌊(H − size) / stride⌋ + 1, OW = ⌊(W − size) / stride⌋ + 1
 *     out[i, j, c] = max x[i · stride + u, j · stride + v, c],  0 ≤ u, v < size
 *
 * @example maxPool(tensor([[[1], [5], [2], [7]], [[3], [4], [9], [0]]]), 2, 2) // [[[5], [9]]]
 */
export function maxPool(x: Tensor, size: number, stride: number): Tensor {
  throw new NotStarted('maxPool');
}
