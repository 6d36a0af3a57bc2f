// exercise: globalAveragePool
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * Global average pooling: of each map one number is left, its mean. The window is the
 * whole map.
 * 전역 평균 풀링(global average pooling)입니다. 맵마다 수 하나, 곧 그 맵의 평균만
 * 남습니다. 맵 전체가 창입니다.
 *
 * x [H, W, C] → [C]
 *
 *     out[c] = 1 / (H · W) · Σ_i Σ_j x[i, j, c]
 *
 * @example globalAveragePool(tensor([[[1, 10], [3, 20]]])) // [2, 15]
 */
export function globalAveragePool(x: Tensor): Tensor {
  throw new NotStarted('globalAveragePool');
}
