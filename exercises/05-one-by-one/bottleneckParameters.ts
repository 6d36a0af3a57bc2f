// exercise: bottleneckParameters
import { NotStarted } from 'convlab';

/**
 * What does a bottleneck save? Compare one k×k convolution from C channels to C with
 * three in a row: 1×1 from C to M channels, k×k from M to M, 1×1 from M back to C.
 * Count weights and biases of all.
 * 병목(bottleneck) 구조는 파라미터를 얼마나 아껴 줄까요? C채널에서 C채널로 가는 k×k
 * 합성곱 하나와, 1×1(C→M), k×k(M→M), 1×1(M→C) 합성곱 셋을 이어 붙인 것을 비교하세요.
 * 가중치와 편향을 모두 셉니다.
 *
 * channels C, middle M, kernel k → two whole numbers / 정수 두 개
 *
 *     layer(k, in, out) = k · k · in · out + out
 *
 * @example bottleneckParameters(4, 2, 1) // { direct: 20, bottleneck: 28 }
 */
export function bottleneckParameters(
  channels: number,
  middle: number,
  kernel: number,
): { direct: number; bottleneck: number } {
  throw new NotStarted('bottleneckParameters');
}
