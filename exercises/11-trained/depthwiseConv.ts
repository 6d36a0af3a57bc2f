// exercise: depthwiseConv
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * A depthwise convolution: each channel has a filter of its own, which sees that
 * channel alone. As many maps come out as went in. Stride 1, no padding.
 * 채널별 합성곱(depthwise convolution)입니다. 채널마다 자기 필터가 하나씩 있고, 그
 * 필터는 그 채널만 봅니다. 들어간 맵의 수만큼 맵이 나옵니다. 보폭은 1이고 패딩은
 * 없습니다.
 *
 * x [H, W, C], w [KH, KW, C], b [C] → [H − KH + 1, W − KW + 1, C]
 *
 *     out[i, j, c] = b[c] + Σ_u Σ_v x[i + u, j + v, c] · w[u, v, c]
 *
 * @example
 * depthwiseConv(tensor([[[1, 5], [2, 6]]]), tensor([[[1, 0], [1, 2]]]), tensor([0, 100]))
 * // [[[3, 112]]]
 */
export function depthwiseConv(x: Tensor, w: Tensor, b: Tensor): Tensor {
  throw new NotStarted('depthwiseConv');
}
