import { contiguous, tensor, type Tensor } from 'convlab';
import { convAsMatrix } from '../../../solutions/06-conv-and-fc/convAsMatrix';
import { countWeights } from '../../../solutions/06-conv-and-fc/countWeights';
import type { Exercise } from '../../../tools/grader/course/spec';
import { both, example, mapped, puzzle, source, sum, visit, misconception, misconceptions } from '../cases';

type Counts = ReturnType<typeof countWeights>;

const zerosIn = (matrix: Tensor): number => sum(matrix.shape, (i, j) => (matrix.get(i, j) === 0 ? 1 : 0));

const zeroAmongDistinct = (matrix: Tensor): Counts => {
  const counts = countWeights(matrix);
  return { ...counts, distinct: counts.distinct + Math.sign(zerosIn(matrix)) };
};

/** What counting a −0 as a number of its own gives: it is neither skipped nor equal to 0. */
const ownNumber = (value: number): number => (Object.is(value, -0) ? 1e9 : value);

export default {
  id: 'countWeights',
  title: both('Zeros and sharing, counted', '0과 공유를 세어 보기'),
  task: both(
    'Return how many numbers of the matrix are not zero, and how many different ones are among those.',
    '행렬에서 0이 아닌 수가 몇 개인지, 그중 서로 다른 수는 몇 가지인지 반환하세요.',
  ),
  difficulty: 1,
  minutes: 6,
  solution: countWeights,
  parameters: ['matrix'],
  compare: 'exact',
  hints: [
    both(
      'Visit every number once. Zeros are skipped; for the others keep a count, and remember what you have seen.',
      '수를 하나씩 한 번만 살펴보세요. 0은 건너뛰고, 나머지는 개수를 세면서 본 값을 기억해 둡니다.',
    ),
    both(
      'A `Set` keeps each value once, and knows its own size. Ask first whether a weight is a connection at all: −0 is none either, and comparing with 0 already takes care of it.',
      '`Set`은 같은 값을 한 번만 담고, 몇 개를 담았는지도 압니다. 먼저 그 가중치가 연결인지부터 따지세요. −0도 연결이 아니며, 0과 비교하면 함께 걸러집니다.',
    ),
    puzzle(
      'return { nonZero, distinct: nonZero };',
      both(
        'It counts every weight as a new one. The set knows how many different ones there are.',
        '모든 가중치를 새로운 값으로 셉니다. 서로 다른 값의 수는 Set이 알고 있습니다.',
      ),
    ),
  ],
  misconceptions: [
    misconception(
      'zero-counted-as-distinct',
      'You count 0 among the different values. It stands for “no connection” and is left out.',
      '서로 다른 값에 0도 넣었습니다. 0은 연결이 없다는 뜻이므로 빼야 합니다.',
      zeroAmongDistinct,
    ),
    misconception(
      'positive-only',
      'You count positive numbers only. A negative weight is a connection as well: test `!== 0`, not `> 0`.',
      '양수만 세었습니다. 음수 가중치도 연결입니다. `> 0`이 아니라 `!== 0`으로 검사하세요.',
      (matrix: Tensor) => countWeights(mapped(matrix, (value) => Math.max(0, value))),
    ),
    misconception(
      'magnitudes',
      'You take 2 and −2 for the same weight. They differ: only equal numbers are shared.',
      '2와 −2를 같은 가중치로 보았습니다. 둘은 다릅니다. 값이 같아야 공유된 것입니다.',
      (matrix: Tensor) => countWeights(mapped(matrix, Math.abs)),
    ),
    ...misconceptions(
      'all-entries',
      'Your nonZero is the number of all entries. Zeros are not connections: skip them.',
      'nonZero가 전체 원소의 수입니다. 0은 연결이 아니므로 건너뛰세요.',
      (matrix: Tensor): Counts => ({ ...countWeights(matrix), nonZero: matrix.size }),
      (matrix: Tensor): Counts => ({ ...zeroAmongDistinct(matrix), nonZero: matrix.size }),
    ),
    ...misconceptions(
      'zeros-counted',
      'You count the zeros. Count all the others.',
      '0의 개수를 세었습니다. 0이 아닌 나머지를 세세요.',
      (matrix: Tensor): Counts => ({ ...countWeights(matrix), nonZero: zerosIn(matrix) }),
      (matrix: Tensor): Counts => ({ nonZero: zerosIn(matrix), distinct: Math.sign(zerosIn(matrix)) }),
    ),
    misconception(
      'nothing-counted',
      'Both your counts stay at 0. Do the loops run at all? A tensor has no `length`: `const [rows, columns] = matrix.shape;`.',
      '두 수가 모두 0에 머물러 있습니다. 반복문이 돌기는 하나요? 텐서에는 `length`가 없습니다. `const [rows, columns] = matrix.shape;`로 크기를 얻으세요.',
      (): Counts => ({ nonZero: 0, distinct: 0 }),
    ),
    misconception(
      'counts-swapped',
      'Your two numbers are swapped: nonZero is how many weights there are, distinct how many different ones.',
      '두 수가 서로 뒤바뀌었습니다. nonZero는 0이 아닌 가중치의 수, distinct는 그중 서로 다른 값의 수입니다.',
      (matrix: Tensor): Counts => {
        const { nonZero, distinct } = countWeights(matrix);
        return { nonZero: distinct, distinct: nonZero };
      },
    ),
    misconception(
      'unshared-only',
      'Your distinct counts only values that occur a single time. Count every value once, however often it occurs.',
      'distinct에 한 번만 나오는 값만 세었습니다. 몇 번 나오든 값마다 한 번씩 세세요.',
      (matrix: Tensor): Counts => {
        const times = new Map<number, number>();
        visit(matrix.shape, (index) => {
          const weight = matrix.get(...index);
          if (weight !== 0) times.set(weight, (times.get(weight) ?? 0) + 1);
        });
        const single = [...times.values()].filter((count) => count === 1);
        return { ...countWeights(matrix), distinct: single.length };
      },
    ),
    misconception(
      'negative-zero',
      'You take −0 for something else than 0 (`Object.is` does, for example). They are equal: −0 is zero.',
      '−0을 0과 다른 수로 보았습니다(예를 들어 `Object.is`가 그렇습니다). 둘은 같습니다. −0도 0입니다.',
      (matrix: Tensor) => countWeights(mapped(matrix, ownNumber)),
    ),
    misconception(
      'repetitions-counted',
      'Your distinct counts repetitions too, as if no weight were shared. Put each value into a `Set`, which keeps it once.',
      'distinct에 되풀이된 값까지 세어서 공유된 가중치가 없는 것처럼 되었습니다. 값을 한 번만 담는 `Set`에 넣으세요.',
      (matrix: Tensor): Counts => {
        const { nonZero } = countWeights(matrix);
        return { nonZero, distinct: nonZero };
      },
    ),
    misconception(
      'rounded',
      'You round weights before you compare them: 0.5 and 0.75 are two values.',
      '가중치를 비교하기 전에 반올림했습니다. 0.5와 0.75는 서로 다른 값입니다.',
      (matrix: Tensor) => ({
        nonZero: countWeights(matrix).nonZero,
        distinct: new Set(
          Array.from<number>(contiguous(matrix).data)
            .filter((value) => value !== 0)
            .map((value) => Math.round(value) + 0),
        ).size,
      }),
    ),
    misconception(
      'weights-summed',
      'You add up the weights. Each of them counts as one, however large it is.',
      '가중치의 값을 더했습니다. 크기와 상관없이 하나씩 세어야 합니다.',
      (matrix: Tensor) => ({
        nonZero: sum(matrix.shape, (i, j) => matrix.get(i, j)),
        distinct: countWeights(matrix).distinct,
      }),
    ),
  ],
  cases(random) {
    const { values, view, distinct } = source(random);
    return [
      example(
        2,
        'the description’s example',
        '설명에 나온 예',
        tensor([
          [1, -1, 0],
          [0, 1, -1],
        ]),
      ),
      example(
        1,
        'zeros of both signs',
        '부호가 다른 0',
        tensor([
          [0, -0, 2],
          [-0, 0.5, 2],
        ]),
      ),
      example(
        1,
        'zeros and nothing else',
        '0뿐인 행렬',
        tensor([
          [0, -0],
          [0, 0],
          [-0, 0],
        ]),
      ),
      example(2, 'the matrix of a convolution', '합성곱의 행렬', convAsMatrix(distinct([2, 3]), 4, 5)),
      example(
        1,
        'a matrix without a zero',
        '0이 없는 행렬',
        mapped(values([3, 5]), (value) => value + 4.5),
      ),
      example(2, '5×7 with many repetitions', '반복이 많은 5×7 행렬', values([5, 7])),
      example(
        1,
        'a strided view in float64',
        'float64, 메모리에 띄엄띄엄 놓인 텐서',
        view([6, 3], 'float64'),
      ),
    ];
  },
} satisfies Exercise;
