// exercise: pointwiseConv
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * A 1×1 convolution: at every pixel the channels are mixed into new ones, in the same
 * way everywhere. It is a dense layer applied to each pixel on its own.
 * 1×1 합성곱입니다. 픽셀마다 채널을 섞어 새 채널을 만드는데, 섞는 방법은 어디서나
 * 같습니다. 픽셀 하나하나에 완전 연결 층을 적용하는 셈입니다.
 *
 * x [H, W, C], w [C, OC], b [OC] → [H, W, OC]
 *
 *     out[i, j, o] = b[o] + Σ_c x[i, j, c] · w[c, o]
 *
 * @example pointwiseConv(tensor([[[1, 2, 3]]]), tensor([[1], [1], [1]]), tensor([10])) // [[[16]]]
 */
export function pointwiseConv(x: Tensor, w: Tensor, b: Tensor): Tensor {
  throw new NotStarted('pointwiseConv');
}
