import { tensor, type Tensor } from 'convlab';
import { bestMatch } from '../../../solutions/01-patterns/bestMatch';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, mapped, puzzle, source, visit, misconception, misconceptions, sum } from '../cases';

/** The search with a best score of `best` and a place of `place` to begin with; `next` is the best score after a find. */
function search(
  scores: Tensor,
  best: number,
  place: readonly number[] | undefined,
  next: (score: number, best: number) => number,
): readonly number[] | undefined {
  visit(scores.shape, (index) => {
    const score = scores.get(...index);
    if (score > best) [best, place] = [next(score, best), index];
  });
  return place;
}

export default {
  id: 'bestMatch',
  title: both('Find the best match', '가장 잘 맞는 자리 찾기'),
  task: both(
    'Return [row, col] of the highest score; of equal ones the first in row order.',
    '점수가 가장 높은 자리의 [행, 열]을 반환하세요. 같은 점수가 여럿이면 행 순서로 가장 먼저 나오는 자리입니다.',
  ),
  difficulty: 1,
  minutes: 5,
  solution: bestMatch,
  parameters: ['scores'],
  compare: 'exact',
  hints: [
    both(
      'Remember the best place so far, and compare every score with the score there.',
      '지금까지 가장 좋았던 자리를 기억해 두고, 모든 점수를 그 자리의 점수와 비교하세요.',
    ),
    both(
      'Start with `[0, 0]` as the best place – a real place with a real score, whatever its sign. Take another one only if its score is strictly greater: `>`, not `>=`.',
      '처음에는 `[0, 0]`을 가장 좋은 자리로 두세요. 부호가 무엇이든 실제 점수가 있는 자리입니다. 점수가 더 클 때만 바꾸세요. `>=`가 아니라 `>`입니다.',
    ),
    puzzle(
      'if (scores.get(i, j) >= scores.get(...best)) best = [i, j];',
      both(
        'With >= a later place takes over when it only equals the best: of ties it gives the last, not the first.',
        '>=를 쓰면 점수가 같기만 해도 나중 자리로 바뀝니다. 동점일 때 첫 자리가 아니라 마지막 자리가 나옵니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'ties-to-the-last',
      'Of several equal maxima you take the last. Compare with > so that the first one stays.',
      '최댓값이 여럿일 때 마지막 것을 골랐습니다. >로 비교하면 첫 번째가 남습니다.',
      (scores: Tensor) => {
        const [row, col] = bestMatch(scores.step(-1, -1));
        return [scores.shape[0] - 1 - row, scores.shape[1] - 1 - col];
      },
    ),
    ...misconceptions(
      'best-starts-at-zero',
      'Your search starts from a best score of 0, so where no score is above 0 it finds nothing. Start from the first score, or from -Infinity.',
      '최고 점수를 0으로 두고 시작해서, 0보다 큰 점수가 없으면 아무것도 찾지 못합니다. 첫 번째 점수나 -Infinity에서 시작하세요.',
      ...[[0, 0], [-1, -1], undefined].map(
        (nothing) => (scores: Tensor) => search(scores, 0, nothing, (score) => score),
      ),
    ),
    ...misconceptions(
      'best-score-not-updated',
      'You remember the place, but not its score: every later score that beats the one you began with takes over. Update the best score together with the place.',
      '자리는 기억했지만 그 점수는 기억하지 않았습니다. 그래서 처음에 둔 점수만 넘으면 나중 자리로 계속 바뀝니다. 최고 점수도 자리와 함께 바꾸세요.',
      ...[(scores: Tensor) => scores.get(0, 0), () => -Infinity].map(
        (first) => (scores: Tensor) => search(scores, first(scores), [0, 0], (_score, best) => best),
      ),
    ),
    misconception(
      'row-and-column-swapped',
      'You return [col, row]. As everywhere with tensors the row comes first.',
      '[열, 행]을 반환했습니다. 텐서에서는 언제나 행이 먼저입니다.',
      (scores: Tensor) => bestMatch(scores).reverse(),
    ),
    misconception(
      'largest-magnitude',
      'You look for the score furthest from 0. A strongly negative score is the worst match, not the best: no absolute value here.',
      '0에서 가장 먼 점수를 찾았습니다. 크게 음수인 점수는 가장 안 맞는다는 뜻입니다. 절댓값을 쓰지 마세요.',
      (scores: Tensor) => bestMatch(mapped(scores, Math.abs)),
    ),
    misconception(
      'ties-in-column-order',
      'Of equal maxima you take the first column by column. Row order is meant: rows outside, columns inside.',
      '동점일 때 열 순서로 첫 번째를 골랐습니다. 행 순서여야 합니다. 행이 바깥 반복문, 열이 안쪽 반복문입니다.',
      (scores: Tensor) => bestMatch(scores.transpose(1, 0)).reverse(),
    ),
    misconception(
      'smallest',
      'You return the place of the lowest score. Turn the comparison round.',
      '점수가 가장 낮은 자리를 반환했습니다. 비교 방향을 뒤집으세요.',
      (scores: Tensor) => bestMatch(mapped(scores, (score) => -score)),
    ),
    misconception(
      'counted-from-one',
      'You count rows and columns from 1. Indices begin at 0.',
      '행과 열을 1부터 세었습니다. 인덱스는 0부터 시작합니다.',
      (scores: Tensor) => bestMatch(scores).map((index) => index + 1),
    ),
    misconception(
      'flat-index',
      'You return one running number, and 0 beside it. Row and column of a flat index are `Math.floor(index / width)` and `index % width`.',
      '한 줄로 이어 센 번호를 그대로 반환했습니다. 행은 `Math.floor(index / width)`, 열은 `index % width`입니다.',
      (scores: Tensor) => {
        const [row, col] = bestMatch(scores);
        return [row * scores.shape[1] + col, 0];
      },
    ),
    misconception(
      'divided-by-height',
      'Row and column come from a flat index by dividing by the width, the length of a row, not by the height.',
      '1차원 인덱스는 높이가 아니라 한 행의 길이인 너비로 나누어 행과 열로 바꿉니다.',
      (scores: Tensor) => {
        const [row, col] = bestMatch(scores);
        const at = row * scores.shape[1] + col;
        return [Math.floor(at / scores.shape[0]), at % scores.shape[0]];
      },
    ),
    misconception(
      'row-not-rounded',
      'Your row has a fraction: round the quotient down with `Math.floor`.',
      '행에 소수가 남았습니다. 몫을 `Math.floor`로 내림하세요.',
      (scores: Tensor) => {
        const [row, col] = bestMatch(scores);
        return [row + col / scores.shape[1], col];
      },
    ),
    misconception(
      'share-of-the-size',
      'You divide the place by the size. What is asked for are the indices themselves.',
      '자리를 크기로 나누었습니다. 필요한 것은 인덱스 그대로입니다.',
      (scores: Tensor) => bestMatch(scores).map((at, axis) => at / scores.shape[axis]),
    ),
    misconception(
      'best-row-first',
      'You look for the row with the largest sum. What counts is the largest single score.',
      '합이 가장 큰 행을 찾았습니다. 필요한 것은 가장 큰 점수 하나입니다.',
      (scores: Tensor) => {
        const [height, width] = scores.shape;
        const rowSum = (i: number): number => sum([width], (j) => scores.get(i, j));
        let row = 0;
        for (let i = 1; i < height; i++) if (rowSum(i) > rowSum(row)) row = i;
        return [row, bestMatch(scores.lo(row, 0).hi(1, width))[1]];
      },
    ),
  ],
  cases(random) {
    const { values, view, distinct, whole } = source(random);
    const peak = distinct([4, 6]);
    peak.set(whole(1, 2), 4, 100); // beyond the height, and not in the last column
    const corner = values([5, 3]);
    visit(corner.shape, (index) => corner.set(...index, corner.get(...index) - 20));
    corner.set(4, 2, -1);
    const strided = view([3, 5], 'float64');
    strided.set(2, 0, 100); // whoever reads the memory in order finds it at [2, 2]
    return [
      example(
        1,
        'the description’s example, with a tie',
        '설명에 나온 예, 동점 있음',
        tensor([
          [1, 7, 2],
          [7, 0, 3],
        ]),
      ),
      example(
        1,
        'all scores negative',
        '모두 음수',
        tensor([
          [-5, -3, -4],
          [-2, -9, -2],
        ]),
      ),
      example(
        1,
        'all scores equal, and negative',
        '모두 같은 음수',
        tensor([
          [-1, -1],
          [-1, -1],
          [-1, -1],
        ]),
      ),
      example(
        1,
        'the end of the first row, 3×4',
        '첫 행의 끝, 3×4',
        tensor([
          [0, 1, 2, 9],
          [5, 5, 5, 5],
          [0, 0, 8, 0],
        ]),
      ),
      example(1, 'a single place', '자리가 하나뿐', tensor([[-4]])),
      example(1, 'one peak in 4×6', '4×6에 봉우리 하나', peak),
      example(1, 'the last place of 5×3, all negative', '5×3의 맨 끝, 모두 음수', corner),
      example(2, '6×7 with many ties', '동점이 많은 6×7', values([6, 7])),
      example(1, 'a strided view', '메모리에 띄엄띄엄 놓인 텐서', strided),
    ];
  },
} satisfies Exercise;
