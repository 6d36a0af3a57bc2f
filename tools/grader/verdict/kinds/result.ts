import { contiguous, isTensor, type Tensor } from 'convlab';
import { mistake, permutations, withResult, type Mistakes, type Subject } from './kind';
import { masked, onNumbers, onTensors, permuted, remade, reshaped, runningSums, writtenAt } from './tensors';

// The right result, changed afterwards.

const MOST_RANK = 4;

const values: readonly (readonly [string, string, string, (value: number) => number])[] = [
  [
    'relu-added',
    'Your negative numbers became 0: that is ReLU, a layer of its own. Here they stay as they are.',
    '음수가 0이 되었습니다. 그것은 따로 있는 ReLU 층의 일입니다. 여기서는 음수를 그대로 둡니다.',
    (value) => Math.max(0, value),
  ],
  ...[Math.round, Math.floor, Math.ceil, Math.trunc].map(
    (how) =>
      [
        'rounded',
        'Your numbers are the right ones, rounded to whole ones. Leave the fraction in.',
        '맞는 수를 정수로 만들어 버렸습니다. 소수 부분을 그대로 두세요.',
        how,
      ] as const,
  ),
  [
    'rounded',
    'Your numbers are the right ones, rounded. Return them as they are.',
    '맞는 수를 반올림했습니다. 그대로 반환하세요.',
    (value) => Math.round(value * 100) / 100,
  ],
  [
    'sign-lost',
    'Your numbers have the right size, but all are positive: a sign is lost.',
    '크기는 맞지만 모두 양수입니다. 부호를 잃어버렸습니다.',
    Math.abs,
  ],
  [
    'sign-turned',
    'Your numbers are the right ones with the other sign: somewhere + and − are exchanged.',
    '부호만 반대입니다. 어딘가에서 +와 −가 뒤바뀌었습니다.',
    (value) => -value,
  ],
  [
    'thirty-two-bits',
    'Large numbers come out wrong: `|`, `~~`, `<<` and Math.imul cut them to 32 bits.',
    '큰 수가 틀립니다. `|`, `~~`, `<<`, Math.imul은 수를 32비트로 자릅니다.',
    (value) => value | 0,
  ],
  [
    'float32-count',
    'Large numbers lose their last digits: a count as large as this does not fit into a float32.',
    '큰 수의 끝자리가 사라집니다. 이만큼 큰 개수는 float32에 담기지 않습니다.',
    Math.fround,
  ],
  ...(
    [2, 1 / 2, 3, 4, 1 / 4, 10, 100, 1 / 100, 1 / 1e3, 1 / 1e6, 1 / 1e9, 1 / Math.LN2, 1 / Math.LN10] as const
  ).map(
    (factor) =>
      [
        'times-a-constant',
        `Your numbers are the right ones times ${Number(factor.toPrecision(4))}.`,
        `맞는 수에 ${Number(factor.toPrecision(4))}을(를) 곱한 값입니다.`,
        (value: number) => (factor < 1 ? value / (1 / factor) : value * factor),
      ] as const,
  ),
  ...([1, -1, 2, -2] as const).map(
    (more) =>
      [
        'one-off',
        `Your numbers are the right ones ${more > 0 ? `plus ${more}` : `minus ${-more}`}: where does counting begin?`,
        `맞는 수${more > 0 ? `보다 ${more}만큼 큽니다` : `보다 ${-more}만큼 작습니다`}. 어디서부터 세어야 할까요?`,
        (value: number) => value + more,
      ] as const,
  ),
];

/** How numbers meet in one place: the last one stays, zeros are not written, all are added. */
const writes: readonly ((before: number, value: number) => number)[] = [
  (_before, value) => value,
  (before, value) => (value === 0 ? before : value),
  (before, value) => before + value,
];

export function* resultMistakes(subject: Subject): Mistakes {
  for (const [name, en, ko, change] of values) {
    yield mistake(
      name,
      en,
      ko,
      withResult(subject, (result) => onNumbers(result, change)),
    );
  }
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
          ofRank((x) => writtenAt(x, order, put)),
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
  yield* edges(onEach);
  for (const [name, en, ko, change] of aggregates) yield onEach(name, en, ko, change);
}

function summed(result: unknown): unknown {
  if (isTensor(result)) return Array.from(contiguous(result).data).reduce((all, one) => all + one, 0);
  if (typeof result !== 'object' || result === null || Array.isArray(result)) return result;
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, summed(value)]));
}

type OnEach = (
  name: string,
  en: string,
  ko: string,
  change: (x: Tensor) => Tensor,
) => ReturnType<typeof mistake>;

function* edges(onEach: OnEach): Mistakes {
  const sets: readonly (readonly number[])[] = [[0], [1], [2], [3], [0, 1]];
  for (const axes of sets) {
    const within = (change: (x: Tensor) => Tensor) => (x: Tensor) =>
      axes.every((axis) => axis < x.shape.length) ? change(x) : x;
    const [en, ko] = [`axis ${axes.join(' and ')}`, `${axes.join('번과 ')}번 축`];
    const shorter = (x: Tensor, by = 1): number[] =>
      x.shape.map((n, axis) => (axes.includes(axis) ? n - by : n));
    yield onEach(
      'last-place-missed',
      `Your result is one too short along ${en}: the last place counts, too.`,
      `결과가 ${ko}에서 하나 모자랍니다. 마지막 자리도 셉니다.`,
      within((x) => remade(x, (index) => x.get(...index), shorter(x))),
    );
    yield onEach(
      'first-place-missed',
      `The first place along ${en} is missing from your result.`,
      `결과에 ${ko}의 첫 자리가 빠졌습니다.`,
      within((x) =>
        remade(x, (index) => x.get(...index.map((i, axis) => i + (axes.includes(axis) ? 1 : 0))), shorter(x)),
      ),
    );
    yield onEach(
      'one-place-too-many',
      `Your result has one place too many along ${en}, and it holds zeros.`,
      `결과에 ${ko}의 자리가 하나 더 있고, 그 자리에는 0이 들어 있습니다.`,
      within((x) =>
        remade(
          x,
          (index) => (index.every((i, axis) => i < x.shape[axis]) ? x.get(...index) : 0),
          shorter(x, -1),
        ),
      ),
    );
    yield onEach(
      'last-place-left-at-zero',
      `The last place along ${en} was left at 0: your loop ends one too early.`,
      `${ko}의 마지막 자리가 0으로 남았습니다. 반복문이 한 번 일찍 끝납니다.`,
      within((x) => masked(x, (index, shape) => axes.every((axis) => index[axis] < shape[axis] - 1))),
    );
    yield onEach(
      'first-place-left-at-zero',
      `The first place along ${en} was left at 0: counting begins with 0.`,
      `${ko}의 첫 자리가 0으로 남았습니다. 인덱스는 0부터 시작합니다.`,
      within((x) => masked(x, (index) => axes.every((axis) => index[axis] > 0))),
    );
    yield onEach(
      'only-first-place-filled',
      `Only the first place along ${en} was filled, the others are 0.`,
      `${ko}의 첫 자리만 채워지고 나머지는 0입니다.`,
      within((x) => masked(x, (index) => axes.every((axis) => index[axis] === 0))),
    );
    yield onEach(
      'one-place-repeated',
      `Along ${en} your result repeats its first place: an index stays at 0.`,
      `${ko}을 따라 첫 자리의 값이 되풀이됩니다. 인덱스 하나가 0에 머물러 있습니다.`,
      within((x) => remade(x, (index) => x.get(...index.map((i, axis) => (axes.includes(axis) ? 0 : i))))),
    );
    yield onEach(
      'result-reversed',
      `Your result is reversed along ${en}.`,
      `결과가 ${ko}을 따라 거꾸로 되어 있습니다.`,
      within((x) =>
        remade(x, (index) =>
          x.get(...index.map((i, axis) => (axes.includes(axis) ? x.shape[axis] - 1 - i : i))),
        ),
      ),
    );
    yield onEach(
      'placed-one-off',
      `Your result stands one place too far along ${en}.`,
      `결과가 ${ko}을 따라 한 자리 밀려 있습니다.`,
      within((x) =>
        remade(x, (index) =>
          axes.every((axis) => index[axis] > 0)
            ? x.get(...index.map((i, axis) => i - (axes.includes(axis) ? 1 : 0)))
            : 0,
        ),
      ),
    );
  }
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
