// exercise: parameterCounts
import { NotStarted } from 'convlab';

/**
 * From an image of h × w × c to activation maps of h × w × filters, by three kinds of
 * layer with windows of k × k: how many parameters does each learn, biases included?
 * Stride is 1, and padding keeps the size.
 * h × w × c 이미지에서 h × w × filters 활성화 맵을 만드는 세 가지 층이 있습니다. 창은
 * k × k, 보폭은 1이고 패딩으로 크기를 유지합니다. 편향까지 포함해서 각 층이 학습하는
 * 파라미터는 몇 개일까요?
 *
 * - conv: the filters are shared by all places / 모든 자리가 같은 필터를 함께 씀
 * - locallyConnected: every place has filters and biases of its own / 자리마다 자기만의 필터와 편향을 가짐
 * - fullyConnected: every output sees every input / 모든 출력이 모든 입력을 봄
 *
 * @example parameterCounts(2, 2, 1, 1, 1) // { conv: 2, locallyConnected: 8, fullyConnected: 20 }
 */
export function parameterCounts(
  h: number,
  w: number,
  c: number,
  k: number,
  filters: number,
): { conv: number; locallyConnected: number; fullyConnected: number } {
  throw new NotStarted('parameterCounts');
}
