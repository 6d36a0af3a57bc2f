// exercise: foldBatchNorm
import { NotStarted, zeros, type Tensor } from 'convlab';

/**
 * Folds batch normalization into the convolution before it: new weights and biases,
 * with which the convolution alone gives what the two gave in a row.
 * 배치 정규화(batch normalization)를 앞의 합성곱 안으로 접어 넣습니다. 새 가중치와
 * 편향을 쓰면, 두 층을 차례로 지난 것과 똑같은 값을 합성곱 하나가 냅니다.
 *
 * w [KH, KW, C, OC], b, mean, variance, gamma, beta [OC] → { w [KH, KW, C, OC], b [OC] }
 *
 * Batch normalization turns y[o], what the convolution gives for filter o, into
 * 합성곱이 필터 o에 대해 낸 값 y[o]를 배치 정규화는 다음과 같이 바꿉니다.
 *
 *     gamma[o] · (y[o] − mean[o]) / √(variance[o] + epsilon) + beta[o]
 *
 * @example
 * const vec = (value: number) => tensor([value]);
 * foldBatchNorm(tensor([[[[2]]]]), vec(5), vec(3), vec(15), vec(8), vec(1), 1)
 * // { w: [[[[4]]]], b: [5] }
 */
export function foldBatchNorm(
  w: Tensor,
  b: Tensor,
  mean: Tensor,
  variance: Tensor,
  gamma: Tensor,
  beta: Tensor,
  epsilon: number,
): { w: Tensor; b: Tensor } {
  throw new NotStarted('foldBatchNorm');
}
