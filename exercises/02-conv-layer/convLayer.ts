// exercise: convLayer
import { NotStarted, zeros, type Tensor } from 'convlab';

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
  throw new NotStarted('convLayer');
}
