import { contiguous, isTensor, type Tensor } from 'convlab';
import { mistake, permutations, withResult, type Mistakes, type Subject } from './kind';
import { resultEdgeMistakes } from './result-edges';
import { resultIndexMistakes } from './result-indices';
import { masked, onTensors, permuted, remade, reshaped, runningSums, strides, writtenAt } from './tensors';

// The right result, changed afterwards: its axes, its places, its sums.

const MOST_RANK = 4;

/** How numbers meet in one place: the last one stays, zeros are not written, all are added. */
const writes: readonly ((before: number, value: number) => number)[] = [
  (_before, value) => value,
  (before, value) => (value === 0 ? before : value),
  (before, value) => before + value,
];

export function* resultMistakes(subject: Subject): Mistakes {
  const onEach = (name: string, en: string, ko: string, change: (x: Tensor) => Tensor) =>
    mistake(
      name,
      en,
      ko,
      withResult(subject, (result) => onTensors(result, change)),
    );
  for (let rank = 2; rank <= MOST_RANK; rank++) {
    const ofRank = (change: (x: Tensor) => Tensor) => (x: Tensor) =>
      x.shape.length === rank ? change(x) : x;
    for (const order of permutations(rank)) {
      const text = order.join(', ');
      yield onEach(
        'result-axes-in-another-order',
        `Your result holds the right numbers with its axes in another order: what should be axis 0, 1, … is axis ${text} of the right one.`,
        `수는 맞지만 축의 순서가 다릅니다. 결과의 축이 차례로 정답의 ${text}번 축입니다.`,
        ofRank((x) => x.transpose(...order)),
      );
      for (const put of writes) {
        yield onEach(
          'result-written-at-swapped-indices',
          'You write each number at swapped indices: `set` takes them in the order of the shape, the row first.',
          '인덱스의 순서를 바꾸어 썼습니다. `set`에는 모양의 축 순서대로, 행부터 씁니다.',
          ofRank((x) => writtenAt(x, permuted(strides(x.shape), order), put)),
        );
      }
      yield onEach(
        'result-shape-swapped',
        'Your result holds the right numbers one after the other, but the lengths of its axes are swapped.',
        '수는 차례대로 맞지만 축의 길이가 서로 뒤바뀌었습니다.',
        ofRank((x) => reshaped(x, permuted(x.shape, order))),
      );
    }
  }
  yield onEach(
    'last-place-left-at-zero',
    'The very last number of your result was left at 0: your loop ends one too early.',
    '결과의 맨 마지막 수가 0으로 남았습니다. 반복문이 한 번 일찍 끝납니다.',
    (x) => masked(x, (index, shape) => index.some((i, axis) => i < shape[axis] - 1)),
  );
  yield onEach(
    'first-place-left-at-zero',
    'The very first number of your result was left at 0: counting begins with 0.',
    '결과의 맨 첫 수가 0으로 남았습니다. 인덱스는 0부터 시작합니다.',
    (x) => masked(x, (index) => index.some((i) => i > 0)),
  );
  yield mistake(
    'summed-too-far',
    'All numbers of your result are added up to one: a sum has to begin anew for every place.',
    '결과의 수를 모두 더해 하나로 만들었습니다. 자리마다 합을 새로 시작하세요.',
    withResult(subject, (result) => summed(result)),
  );
  yield* resultEdgeMistakes(onEach);
  yield* resultIndexMistakes(onEach);
  for (const [name, en, ko, change] of aggregates) yield onEach(name, en, ko, change);
}

function summed(result: unknown): unknown {
  if (isTensor(result)) return Array.from(contiguous(result).data).reduce((all, one) => all + one, 0);
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return result;
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, summed(value)]));
}

const mean = (x: Tensor, by: (x: Tensor) => number): Tensor => remade(x, (index) => x.get(...index) / by(x));
const aggregates: readonly (readonly [string, string, string, (x: Tensor) => Tensor])[] = [
  ...[0, 1, 2, 3].map(
    (fixed) =>
      [
        'sum-not-reset',
        'Your numbers still carry those before them: a sum has to begin anew for every place.',
        '앞선 값들이 계속 더해져 있습니다. 자리마다 합을 새로 시작하세요.',
        (x: Tensor) => (fixed <= x.shape.length ? runningSums(x, fixed) : x),
      ] as const,
  ),
  ...[
    (x: Tensor) => x.size,
    (x: Tensor) => x.shape[0],
    (x: Tensor) => x.shape[1] ?? 1,
    (x: Tensor) => x.shape[x.shape.length - 1],
  ].map(
    (by) =>
      [
        'divided-by-a-size',
        'Your numbers are the right ones divided by a size of the result: is a mean taken that nobody asked for?',
        '맞는 수를 결과의 크기로 나눈 값입니다. 필요 없는 평균을 낸 것은 아닌가요?',
        (x: Tensor) => mean(x, by),
      ] as const,
  ),
];
