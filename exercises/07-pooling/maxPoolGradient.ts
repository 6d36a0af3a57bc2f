// exercise: maxPoolGradient
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * Backward through max pooling: each window hands its slope to the place its maximum came from, and to no other.
 * Of equal maxima the first in row order gets it; where windows overlap, slopes add up.
 * 최대 풀링의 역전파입니다. 창마다 기울기를 최댓값이 나온 자리 한 곳에만 넘겨주세요. 최댓값이 여럿이면 행 순서로 첫 번째 자리가 받고, 창이
 * 겹치는 곳에서는 기울기가 더해집니다.
 *
 * dout [OH, OW, C], x [H, W, C] → dx [H, W, C]
 *
 *     dx[row, col, c] += dout[i, j, c], where x[row, col, c] is the maximum of window (i, j)
 *
 * @example maxPoolGradient(tensor([[[10]]]), tensor([[[1], [7]], [[7], [2]]]), 2, 2) // [[[0], [10]], [[0], [0]]]
 */
export function maxPoolGradient(dout: Tensor, x: Tensor, size: number, stride: number): Tensor {
  throw new NotStarted('maxPoolGradient');
}
