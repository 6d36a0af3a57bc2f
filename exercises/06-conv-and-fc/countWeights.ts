// exercise: countWeights
import { NotStarted, type Tensor } from 'convlab';

/**
 * Count a layer's matrix: how many of its numbers are not zero, and how many different
 * ones are there among those? A convolution has few of the first (locality) and very
 * few of the second (weight sharing). −0 is zero too.
 * 층의 행렬을 세어 보세요. 0이 아닌 수는 몇 개이고, 그중 서로 다른 수는 몇 가지일까요?
 * 합성곱은 지역성 때문에 앞의 수가 적고, 가중치 공유 때문에 뒤의 수가 아주 적습니다.
 * −0도 0입니다.
 *
 * matrix [R, C] → two whole numbers / 정수 두 개
 *
 * @example countWeights(tensor([[1, -1, 0], [0, 1, -1]])) // { nonZero: 4, distinct: 2 }
 */
export function countWeights(matrix: Tensor): { nonZero: number; distinct: number } {
  throw new NotStarted('countWeights');
}
