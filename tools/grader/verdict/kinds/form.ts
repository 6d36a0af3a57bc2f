import type { Exercise, Misconception } from '../../course/spec';
import { kindOf, type WireValue } from '../../wire/values';
import { difference } from '../compare';
import { trait } from './kind';

// The right numbers in a wrong form: an array for a tensor, an axis too many, other names, one part alone.

interface Pair {
  readonly found: WireValue;
  readonly expected: WireValue;
}

/** What is wrong with the form of results whose numbers are right; undefined where the numbers are not. */
export function formMistake(
  { compare = 'close' }: Exercise,
  pairs: readonly Pair[],
): Misconception | undefined {
  const equal = (a: WireValue, b: WireValue): boolean => difference(a, b, compare) === undefined;
  const all = (holds: (pair: Pair) => boolean): boolean => pairs.length > 0 && pairs.every(holds);
  const first = pairs.find(({ found, expected }) => !equal(found, expected));
  if (first === undefined) return undefined;
  const [is, should] = [described(first.found), described(first.expected)];
  if (all(({ found, expected }) => equal(numbersIn(found), numbersIn(expected)))) {
    return trait(
      'wrong-form',
      `The numbers are right, only their form is not: return ${should.en}, not ${is.en}.`,
      `수는 모두 맞고 형식만 다릅니다. ${is.ko}이(가) 아니라 ${should.ko}을(를) 반환하세요.`,
    );
  }
  if (
    all(({ found, expected }) => parts(expected).some((part) => equal(numbersIn(found), numbersIn(part))))
  ) {
    return trait(
      'one-part-only',
      `That is a part of what is asked for: return ${should.en}.`,
      `요구한 것의 일부뿐입니다. ${should.ko}을(를) 모두 반환하세요.`,
    );
  }
  if (
    all(
      ({ found, expected }) =>
        parts(found).some((part) => equal(numbersIn(part), numbersIn(expected))) ||
        startsWith(found, expected, equal),
    )
  ) {
    return trait(
      'more-than-asked',
      `What is asked for is a part of your result: return ${should.en} and nothing else.`,
      `요구한 것이 결과의 일부로 들어 있습니다. ${should.ko}만 반환하세요.`,
    );
  }
  if (
    all(({ found, expected }) => isObject(found) && isObject(expected) && areSwapped(found, expected, equal))
  ) {
    return trait(
      'parts-swapped',
      `The values are right, but some stand under each other’s names: return ${should.en}.`,
      `값은 맞지만 이름이 서로 뒤바뀌었습니다. ${should.ko}을(를) 반환하세요.`,
    );
  }
  if (
    all(({ found, expected }) => isObject(found) && isObject(expected) && holdsSome(found, expected, equal))
  ) {
    return trait(
      'part-missing',
      `What you return is right, but a part is missing: return ${should.en}.`,
      `반환한 값은 맞지만 빠진 것이 있습니다. ${should.ko}을(를) 반환하세요.`,
    );
  }
  return undefined;
}

function described(value: WireValue): { en: string; ko: string } {
  const { en, ko } = kindOf(value);
  if (typeof value === 'object' && value !== null && 'k' in value && value.k === 'tensor') {
    const shape = `[${value.s.join(', ')}]`;
    return { en: `${en} of shape ${shape}`, ko: `모양이 ${shape}인 ${ko}` };
  }
  return { en, ko };
}

/** All numbers of a value, in order; a text of a number counts as one. */
function numbersIn(value: WireValue): WireValue[] {
  if (Array.isArray(value)) return (value as readonly WireValue[]).flatMap(numbersIn);
  if (typeof value !== 'object' || value === null) return [value];
  const tagged = value as Exclude<typeof value, readonly WireValue[]>;
  if (tagged.k === 'tensor')
    return tagged.v.map((one) => (typeof one === 'number' ? one : { k: 'nonfinite', v: one }));
  if (tagged.k === 'object') return tagged.v.flatMap(([, entry]) => numbersIn(entry));
  if (tagged.k === 'string' && tagged.v.trim() !== '' && Number.isFinite(Number(tagged.v)))
    return [Number(tagged.v)];
  return [tagged];
}

type Keyed = Extract<WireValue, { readonly k: 'object' }>;

function isObject(value: WireValue): value is Keyed {
  return typeof value === 'object' && value !== null && 'k' in value && value.k === 'object';
}

function parts(value: WireValue): readonly WireValue[] {
  return isObject(value) ? value.v.map(([, entry]) => entry) : [];
}

type Equal = (a: WireValue, b: WireValue) => boolean;

/** Whether a list goes on after all that is asked for. */
function startsWith(found: WireValue, expected: WireValue, equal: Equal): boolean {
  if (!Array.isArray(found) || !Array.isArray(expected)) return false;
  const [mine, right] = [found as readonly WireValue[], expected as readonly WireValue[]];
  if (mine.length <= right.length || right.length === 0) return false;
  return equal(mine.slice(0, right.length), right) || equal(mine.slice(-right.length), right);
}

/** Whether the right values stand under the right names, in another order. */
function areSwapped(found: Keyed, expected: Keyed, equal: Equal): boolean {
  if (found.v.length !== expected.v.length) return false;
  const left = expected.v.map(([, value]) => value);
  return found.v.every(([key, entry]) => {
    const at = left.findIndex((value) => equal(entry, value));
    if (at < 0 || !expected.v.some(([other]) => other === key)) return false;
    left.splice(at, 1);
    return true;
  });
}

function holdsSome(found: Keyed, expected: Keyed, equal: Equal): boolean {
  const right = new Map(expected.v);
  return (
    found.v.length > 0 &&
    found.v.every(([key, entry]) => {
      const value = right.get(key);
      return value !== undefined && equal(entry, value);
    })
  );
}
