import { mistake, withResult, type Mistakes, type Subject } from './kind';
import { onNumbers } from './tensors';

// Every number of the right result changed in the same way.

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

export function* resultNumberMistakes(subject: Subject): Mistakes {
  for (const [name, en, ko, change] of values) {
    yield mistake(
      name,
      en,
      ko,
      withResult(subject, (result) => onNumbers(result, change)),
    );
  }
}
