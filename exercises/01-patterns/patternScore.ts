// exercise: patternScore
import { NotStarted, type Tensor } from 'convlab';

/**
 * How well does a patch of an image match a filter? Multiply the numbers that lie on
 * each other, and add it all up.
 * 이미지의 패치(patch)가 필터와 얼마나 닮았을까요? 같은 자리에 있는 수끼리 곱한 다음
 * 모두 더하세요.
 *
 * patch [KH, KW], filter [KH, KW] → one number / 수 하나
 *
 *     score = Σᵤ Σᵥ patch[u, v] · filter[u, v]
 *
 * @example patternScore(tensor([[1, 2], [3, 4]]), tensor([[1, 0], [0, -1]])) // 1 − 4 = -3
 */
export function patternScore(patch: Tensor, filter: Tensor): number {
  throw new NotStarted('patternScore');
}
