// exercise: stridedConv
import { NotStarted, zeros, type Tensor } from 'convlab';

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
  throw new NotStarted('stridedConv');
}
