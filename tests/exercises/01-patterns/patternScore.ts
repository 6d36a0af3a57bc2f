import { tensor, type Tensor } from 'convlab';
import { patternScore } from '../../../solutions/01-patterns/patternScore';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, puzzle, source, sum, misconception, visit, mapped } from '../cases';

export default {
  id: 'patternScore',
  title: both('Score a patch', '패치에 점수 매기기'),
  task: both(
    'Multiply a patch of the image with a filter of the same size, number by number, and return the sum.',
    '이미지의 한 패치와 같은 크기의 필터를 같은 자리끼리 곱한 뒤, 그 합을 반환하세요.',
  ),
  difficulty: 1,
  minutes: 5,
  solution: patternScore,
  parameters: ['patch', 'filter'],
  hints: [
    both(
      'Start with a score of 0, visit every row and every column, and add one product at each place.',
      '점수를 0으로 두고 시작해서 모든 행과 열을 차례로 돌며 자리마다 곱을 하나씩 더하세요.',
    ),
    both(
      '`patch.shape` is [height, width]. Two nested loops visit every (i, j); `get(i, j)` reads a tensor there. What do you do with the two numbers that meet, and what with all the results?',
      '`patch.shape`는 [높이, 너비]입니다. 반복문 두 개를 겹쳐 모든 (i, j)를 돌고, `get(i, j)`로 그 자리의 수를 읽으세요. 만난 두 수로는 무엇을 하고, 그 결과들은 어떻게 모을까요?',
    ),
    puzzle(
      'score = patch.get(i, j) * filter.get(i, j);',
      both(
        'It forgets the score so far: each product replaces the one before. `+=` adds them up.',
        '지금까지의 점수를 잊어버립니다. 곱이 앞의 값을 덮어쓰기 때문입니다. `+=`로 쌓아야 합니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'last-product-only',
      'Your score is the very last product alone: each one replaces the one before. Add them up with `+=`.',
      '맨 마지막 곱만 남았습니다. 새 곱이 앞의 값을 덮어썼기 때문입니다. `+=`로 모두 더하세요.',
      (patch: Tensor, filter: Tensor) => {
        const [row, col] = [patch.shape[0] - 1, patch.shape[1] - 1];
        return patch.get(row, col) * filter.get(row, col);
      },
    ),
    misconception(
      'flipped-filter',
      'Your filter is flipped, top to bottom and left to right: that is convolution in the mathematician’s sense. A network’s layer does not flip.',
      '필터가 상하좌우로 뒤집혔습니다. 수학에서 말하는 합성곱이 그렇지요. 신경망의 층은 필터를 뒤집지 않습니다.',
      (patch: Tensor, filter: Tensor) => patternScore(patch, filter.step(-1, -1)),
    ),
    misconception(
      'sum-instead-of-product',
      'You add patch and filter where they should be multiplied: it is the product that rewards agreement, a negative number on a negative one too.',
      '패치와 필터를 곱하지 않고 더했습니다. 곱해야 서로 맞을 때 점수가 올라갑니다. 음수끼리 만날 때도 그렇습니다.',
      (patch: Tensor, filter: Tensor) => sum(patch.shape, (i, j) => patch.get(i, j) + filter.get(i, j)),
    ),
    misconception(
      'mean',
      'You divide by the number of places: that is the mean. A filter’s score is the plain sum.',
      '자리의 개수로 나누어 평균을 구했습니다. 필터의 점수는 나누지 않은 합입니다.',
      (patch: Tensor, filter: Tensor) => patternScore(patch, filter) / patch.size,
    ),
    misconception(
      'never-negative',
      'You do not let the score fall below 0. A patch that is the opposite of the filter scores negative, and that is worth knowing.',
      '점수가 0보다 작아지지 않게 막았습니다. 필터와 정반대인 패치는 음수 점수를 받으며, 이것도 중요한 정보입니다.',
      (patch: Tensor, filter: Tensor) => Math.max(0, patternScore(patch, filter)),
    ),
    misconception(
      'last-row-and-column-missed',
      'The last row and the last column are missing: `i < height` already stops in time, `height - 1` stops too early.',
      '마지막 행과 마지막 열이 빠졌습니다. `i < height`면 충분한데 `height - 1`에서 너무 일찍 멈췄습니다.',
      (patch: Tensor, filter: Tensor) =>
        sum([patch.shape[0] - 1, patch.shape[1] - 1], (i, j) => patch.get(i, j) * filter.get(i, j)),
    ),
    misconception(
      'first-product-only',
      'Only the very first product counts in your score. Does `return` stand inside the loops? There it ends the function at once.',
      '맨 처음 곱만 점수에 들어갔습니다. `return`이 반복문 안에 있나요? 거기서는 함수가 바로 끝납니다.',
      (patch: Tensor, filter: Tensor) => patch.get(0, 0) * filter.get(0, 0),
    ),
    misconception(
      'first-row-only',
      'Only the first row counts in your score. Does `return` stand inside the loop over rows? There it ends the function after the first one.',
      '첫 번째 행만 점수에 들어갔습니다. `return`이 행 반복문 안에 있나요? 그러면 첫 행에서 함수가 끝납니다.',
      (patch: Tensor, filter: Tensor) =>
        sum([1, patch.shape[1]], (i, j) => patch.get(i, j) * filter.get(i, j)),
    ),
    misconception(
      'first-row-and-column-missed',
      'The first row and the first column are missing: indices begin at 0, not at 1.',
      '첫 번째 행과 첫 번째 열이 빠졌습니다. 인덱스는 1이 아니라 0에서 시작합니다.',
      (patch: Tensor, filter: Tensor) =>
        sum(
          [patch.shape[0] - 1, patch.shape[1] - 1],
          (i, j) => patch.get(i + 1, j + 1) * filter.get(i + 1, j + 1),
        ),
    ),
    misconception(
      'absolute-differences',
      'You add up how far the numbers are apart. That measures distance; the score adds up their products.',
      '수의 차이를 더했습니다. 그것은 거리입니다. 점수는 곱을 더한 것입니다.',
      (patch: Tensor, filter: Tensor) =>
        sum(patch.shape, (i, j) => Math.abs(patch.get(i, j) - filter.get(i, j))),
    ),
    misconception(
      'squared-differences',
      'You add up squared differences. That measures distance; the score adds up products.',
      '차이의 제곱을 더했습니다. 그것은 거리입니다. 점수는 곱을 더한 것입니다.',
      (patch: Tensor, filter: Tensor) =>
        sum(patch.shape, (i, j) => (patch.get(i, j) - filter.get(i, j)) ** 2),
    ),
    misconception(
      'differences-summed',
      'You subtract the filter. Each number of the patch is multiplied by the one of the filter in its place.',
      '필터를 뺐습니다. 패치의 수마다 같은 자리에 있는 필터의 수를 곱하세요.',
      (patch: Tensor, filter: Tensor) => sum(patch.shape, (i, j) => patch.get(i, j) - filter.get(i, j)),
    ),
    misconception(
      'normalized',
      'You divide by the lengths of patch and filter (cosine similarity). The score is the bare sum of products.',
      '패치와 필터의 길이로 나누었습니다(코사인 유사도). 점수는 곱의 합 그대로입니다.',
      (patch: Tensor, filter: Tensor) => {
        const length = (x: Tensor): number => Math.sqrt(sum(x.shape, (i, j) => x.get(i, j) ** 2));
        return patternScore(patch, filter) / (length(patch) * length(filter));
      },
    ),
    misconception(
      'largest-product',
      'You keep the largest product. The score is the sum of all of them.',
      '가장 큰 곱만 남겼습니다. 점수는 모든 곱의 합입니다.',
      (patch: Tensor, filter: Tensor) => {
        let most = 0;
        visit(patch.shape, ([i, j]) => (most = Math.max(most, patch.get(i, j) * filter.get(i, j))));
        return most;
      },
    ),
    misconception(
      'multiplied-up',
      'You multiply the products with each other. They are added.',
      '곱끼리 다시 곱했습니다. 곱은 더해야 합니다.',
      (patch: Tensor, filter: Tensor) => {
        let all = 1;
        visit(patch.shape, ([i, j]) => (all *= patch.get(i, j) * filter.get(i, j)));
        return all;
      },
    ),
  ],
  cases(random) {
    const { values, view } = source(random);
    return [
      example(1, 'one number', '수 하나', tensor([[3]]), tensor([[-2]])),
      example(
        2,
        'the description’s example',
        '설명에 나온 예',
        tensor([
          [1, 2],
          [3, 4],
        ]),
        tensor([
          [1, 0],
          [0, -1],
        ]),
      ),
      example(
        1,
        'an edge filter on an edge, 2×3',
        '경계 위의 경계 필터, 2×3',
        tensor([
          [9, 5, 1],
          [8, 5, 2],
        ]),
        tensor([
          [1, 0, -1],
          [2, 0, -2],
        ]),
      ),
      example(2, '3×5 patch, negative values', '3×5 패치, 음수 포함', values([3, 5]), values([3, 5])),
      example(1, 'a tall patch, 5×2', '세로로 긴 패치, 5×2', values([5, 2]), values([5, 2])),
      example(1, 'strided views', '메모리에 띄엄띄엄 놓인 텐서', view([4, 3]), view([4, 3])),
      example(
        2,
        'float64, one row of small fractions',
        'float64, 작은 소수로 이루어진 한 행',
        mapped(values([1, 6], 'float64'), (value) => value / 8),
        mapped(values([1, 6], 'float64'), (value) => value / 8),
      ),
    ];
  },
} satisfies Exercise;
