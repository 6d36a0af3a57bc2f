import type { Tensor } from 'convlab';
import { mistake, rankOf, tensorsOf, withArguments, type Mistakes, type Subject } from './kind';
import { masked, remade, view } from './tensors';

// Places of a tensor that are left out, read one off, or read again and again; and its numbers changed beforehand.

type Change = (x: Tensor) => Tensor;

export function* placeMistakes(subject: Subject): Mistakes {
  const tensors = tensorsOf(subject);
  for (const at of tensors) {
    const name = `\`${subject.exercise.parameters[at]}\``;
    const changed = (kind: string, en: string, ko: string, change: Change) =>
      mistake(
        kind,
        en,
        ko,
        withArguments(subject, (args) => args.map((arg, i) => (i === at ? change(arg as Tensor) : arg))),
      );
    for (const [kind, en, ko, change] of numbers(name)) {
      yield changed(kind, en, ko, (x) => remade(x, (index) => change(x.get(...index))));
    }
    const rank = rankOf(subject, at);
    for (const axes of subsets(rank)) yield* alongAxes(changed, name, axes);
    for (const other of tensors) {
      if (other === at || rankOf(subject, other) !== rank) continue;
      yield mistake(
        'argument-taken-for-another',
        `You use \`${subject.exercise.parameters[other]}\` where ${name} belongs.`,
        `${name} 자리에 \`${subject.exercise.parameters[other]}\`을(를) 썼습니다.`,
        withArguments(subject, (args) => args.map((arg, i) => (i === at ? args[other] : arg))),
      );
      if (other < at) continue;
      yield mistake(
        'arguments-swapped',
        `${name} and \`${subject.exercise.parameters[other]}\` are swapped in your answer.`,
        `답에서 ${name}와(과) \`${subject.exercise.parameters[other]}\`이(가) 뒤바뀌었습니다.`,
        withArguments(subject, (args) =>
          args.map((arg, i) => (i === at ? args[other] : i === other ? args[at] : arg)),
        ),
      );
    }
  }
}

const numbers = (name: string): (readonly [string, string, string, (value: number) => number])[] => [
  [
    'term-forgotten',
    `${name} has no effect on your result: as if it held zeros only.`,
    `${name}이(가) 결과에 아무 영향을 주지 않습니다. 모두 0일 때와 같습니다.`,
    () => 0,
  ],
  [
    'term-counted-twice',
    `Your result is the one for twice ${name}: is it added more than once?`,
    `${name}이(가) 두 배일 때의 결과입니다. 두 번 더하지는 않았나요?`,
    (value) => 2 * value,
  ],
  [
    'sign-turned',
    `Your result is the one for −${name}: a + and a − are exchanged.`,
    `${name}의 부호가 반대일 때의 결과입니다. +와 −가 뒤바뀌었습니다.`,
    (value) => -value,
  ],
  [
    'relu-added',
    `Negative numbers of ${name} count as 0 in your answer. Take them as they are.`,
    `${name}의 음수를 0으로 다루었습니다. 그대로 쓰세요.`,
    (value) => Math.max(0, value),
  ],
  [
    'sign-lost',
    `Your result is the one for the magnitudes of ${name}: keep the signs.`,
    `${name}의 절댓값을 쓴 결과입니다. 부호를 그대로 두세요.`,
    Math.abs,
  ],
  [
    'rounded',
    `Your result is the one for ${name} rounded to whole numbers.`,
    `${name}을(를) 정수로 반올림했을 때의 결과입니다.`,
    Math.round,
  ],
  [
    'rounded',
    `Your result is the one for ${name} with its fractions cut off.`,
    `${name}의 소수 부분을 버렸을 때의 결과입니다.`,
    Math.trunc,
  ],
  [
    'term-as-ones',
    `Your result is the one for ${name} full of ones: are its values used?`,
    `${name}의 값이 모두 1일 때의 결과입니다. 값을 쓰고 있나요?`,
    () => 1,
  ],
  [
    'one-off',
    `Your result is the one for ${name} + 1.`,
    `${name}에 1을 더했을 때의 결과입니다.`,
    (value) => value + 1,
  ],
];

/** Every choice of axes but none. */
function subsets(rank: number): number[][] {
  return Array.from({ length: 2 ** rank - 1 }, (_, n) =>
    [...Array(rank).keys()].filter((axis) => ((n + 1) >> axis) & 1),
  );
}

type Changed = (kind: string, en: string, ko: string, change: Change) => ReturnType<typeof mistake>;

function* alongAxes(changed: Changed, name: string, axes: readonly number[]): Mistakes {
  const [en, ko] = [`${name} (axis ${axes.join(', ')})`, `${name}(${axes.join(', ')}번 축)`];
  const at = (
    i: number,
    axis: number,
    length: number,
    then: (i: number, length: number) => number,
  ): number => (axes.includes(axis) ? then(i, length) : i);
  const moved =
    (then: (i: number, length: number) => number): Change =>
    (x) =>
      remade(x, (index) => x.get(...index.map((i, axis) => at(i, axis, x.shape[axis], then))));
  const only =
    (keeps: (i: number, length: number) => boolean): Change =>
    (x) =>
      masked(x, (index, shape) => axes.every((axis) => keeps(index[axis], shape[axis])));
  yield changed(
    'reversed',
    `You read ${en} backwards.`,
    `${en === '' ? '' : ko}을(를) 거꾸로 읽었습니다.`,
    moved((i, n) => n - 1 - i),
  );
  yield changed(
    'last-index-missed',
    `The last index of ${en} never counts: your loop ends one too early.`,
    `${ko}의 마지막 인덱스를 세지 않았습니다. 반복문이 한 번 일찍 끝납니다.`,
    only((i, n) => i < n - 1),
  );
  yield changed(
    'first-index-missed',
    `The first index of ${en} never counts: counting begins with 0.`,
    `${ko}의 첫 인덱스를 세지 않았습니다. 인덱스는 0부터 시작합니다.`,
    only((i) => i > 0),
  );
  yield changed(
    'only-last-counts',
    `Only the last index of ${en} counts: was a sum overwritten (\`=\`) where it should grow (\`+=\`)?`,
    `${ko}의 마지막 인덱스만 남았습니다. 합을 \`+=\`로 쌓지 않고 \`=\`로 덮어쓰지는 않았나요?`,
    only((i, n) => i === n - 1),
  );
  yield changed(
    'only-first-counts',
    `Only the first index of ${en} counts: does the loop end, or return, in its first round?`,
    `${ko}의 첫 인덱스만 셌습니다. 반복문이 첫 바퀴에서 끝나거나 return하지는 않나요?`,
    only((i) => i === 0),
  );
  yield changed(
    'index-stays-at-0',
    `You read index 0 of ${en} again and again.`,
    `${ko}의 인덱스 0만 되풀이해 읽었습니다.`,
    moved(() => 0),
  );
  yield changed(
    'diagonal-only',
    `Only the places of ${en} with equal indices count.`,
    `${ko}에서 인덱스가 서로 같은 자리만 셌습니다.`,
    (x) => masked(x, (index) => axes.every((axis) => index[axis] === index[axes[0]])),
  );
  for (const by of [1, -1]) {
    const where = by > 0 ? 'too far' : 'too early';
    yield changed(
      'index-one-off',
      `You read ${en} one place ${where}.`,
      `${ko}을(를) 한 자리 ${by > 0 ? '뒤에서' : '앞에서'} 읽었습니다.`,
      (x) => view(x, x.shape, x.stride, x.offset + by * axes.reduce((sum, axis) => sum + x.stride[axis], 0)),
    );
    yield changed(
      'size-one-off',
      `You take ${en} for one ${by > 0 ? 'longer' : 'shorter'} than it is: check the bounds and the + 1.`,
      `${ko}을(를) 실제보다 하나 ${by > 0 ? '길다고' : '짧다고'} 보았습니다. 범위와 + 1을 확인하세요.`,
      (x) =>
        view(
          x,
          x.shape.map((n, axis) => (axes.includes(axis) ? n + by : n)),
          x.stride,
        ),
    );
  }
}
