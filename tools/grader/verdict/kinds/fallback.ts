import type { Misconception } from '../../course/spec';
import { holdsNaN, isWireTensor, kindOf, type WireValue } from '../../wire/values';
import type { Outcome } from '../expected';
import { say } from '../messages';
import { trait } from './kind';

// What can be said where no known mistake gives these outputs: a trait that every case that failed shares.

export interface FailedCall {
  readonly outcome: Outcome;
  readonly expected: WireValue;
}

const notANumber = trait('not-a-number', say.whyNaN.en, say.whyNaN.ko);

/** What needs no comparison with other mistakes: results in which there is nothing to compare. */
export function emptyTrait(failed: readonly FailedCall[]): Misconception | undefined {
  const values = failed.flatMap(({ outcome }) => (outcome.k === 'returned' ? [outcome.value] : []));
  if (values.length < failed.length) return undefined;
  if (
    values.some(isWireTensor) &&
    values.every((value) => isWireTensor(value) && value.v.every((one) => one === 0))
  ) {
    return trait(
      'only-zeros',
      'Your result holds nothing but zeros: is it ever written, with `out.set(…)`?',
      '결과에 0밖에 없습니다. `out.set(…)`으로 값을 쓰고 있나요?',
    );
  }
  if (values.every((value) => value === 0) && values.length > 1) {
    return trait(
      'always-zero',
      'Your result is always 0: does the loop run at all? A tensor has no `length`; its sizes stand in `x.shape`.',
      '결과가 늘 0입니다. 반복문이 돌기는 하나요? 텐서에는 `length`가 없습니다. 크기는 `x.shape`에 있습니다.',
    );
  }
  return values.every(isNaNOnly) ? notANumber : undefined;
}

function isNaNOnly(value: WireValue): boolean {
  if (isWireTensor(value)) return value.v.length > 0 && value.v.every((one) => one === 'NaN');
  return (
    typeof value === 'object' &&
    value !== null &&
    'k' in value &&
    value.k === 'nonfinite' &&
    value.v === 'NaN'
  );
}

/** A trait of all that failed, or undefined. */
export function sharedTrait(failed: readonly FailedCall[]): Misconception | undefined {
  const all = (holds: (value: WireValue, expected: WireValue, outcome: Returned) => boolean): boolean =>
    failed.every(
      ({ outcome, expected }) => outcome.k === 'returned' && holds(outcome.value, expected, outcome),
    );
  if (all((_value, _expected, { changed }: Returned) => changed >= 0)) {
    return trait(
      'input-changed',
      'Your function changes its input: whoever called it still needs that. Work on a copy.',
      '함수가 입력을 바꾸어 놓습니다. 부른 쪽에서는 입력이 그대로 있어야 합니다. 복사본에서 작업하세요.',
    );
  }
  if (all((_value, _expected, { outside }: Returned) => outside?.method === 'get')) {
    return trait(
      'reads-outside',
      'In every case that fails, you read a place that the tensor does not have: check bounds, and the order of indices.',
      '틀린 경우마다 텐서에 없는 자리를 읽습니다. 범위와 인덱스의 순서를 확인하세요.',
    );
  }
  if (all((_value, _expected, { outside }: Returned) => outside?.method === 'set')) {
    return trait(
      'writes-outside',
      'In every case that fails, you write to a place that the tensor does not have: check its size, and the order of indices.',
      '틀린 경우마다 텐서에 없는 자리에 씁니다. 크기와 인덱스의 순서를 확인하세요.',
    );
  }
  if (all((value, expected) => kindName(value) !== kindName(expected) && kindName(value) !== 'nonfinite')) {
    return trait(
      'wrong-form',
      'The kind of value is wrong, whatever is in it: look at what the function is to return.',
      '내용과 상관없이 반환값의 종류가 다릅니다. 함수가 무엇을 반환해야 하는지 다시 보세요.',
    );
  }
  if (
    all(
      (value, expected) =>
        isWireTensor(value) && isWireTensor(expected) && value.s.join() !== expected.s.join(),
    )
  ) {
    return trait(
      'wrong-shape',
      'In every case that fails, the shape is wrong already: work out its size on paper before the numbers.',
      '틀린 경우마다 모양부터 다릅니다. 수를 채우기 전에 크기를 종이에 계산해 보세요.',
    );
  }
  return all((value) => holdsNaN(value)) ? notANumber : undefined;
}

type Returned = Extract<Outcome, { k: 'returned' }>;

function kindName(value: WireValue): string {
  if (typeof value === 'object' && value !== null && 'k' in value) return value.k;
  return Array.isArray(value) ? kindOf(value).en : typeof value;
}
