// exercise: bestMatch
import type { Tensor } from 'convlab';

/**
 * Where does the filter match best? Find the place with the highest score; of equal
 * ones, the first in row order.
 * 필터가 가장 잘 맞는 곳은 어디일까요? 점수가 가장 높은 자리를 찾으세요. 같은 점수가
 * 여럿이면 행 순서로 가장 먼저 나오는 자리입니다.
 *
 * scores [H, W] → [row, col] / [행, 열]
 *
 *     [row, col] = argmax scores[i, j]
 *
 * @example bestMatch(tensor([[1, 7, 2], [7, 0, 3]])) // [0, 1]
 */
export function bestMatch(scores: Tensor): [row: number, col: number] {
  // BEGIN SOLUTION
  const [height, width] = scores.shape;
  let best: [number, number] = [0, 0];
  for (let i = 0; i < height; i++) {
    for (let j = 0; j < width; j++) {
      if (scores.get(i, j) > scores.get(...best)) best = [i, j];
    }
  }
  return best;
  // END SOLUTION
}
