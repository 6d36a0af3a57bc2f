import type { Exercise, Misconception } from '../../course/spec';
import type { WireValue } from '../../wire/values';
import { difference } from '../compare';
import type { FailedCall } from './fallback';
import { trait } from './kind';

// Where a result of several parts goes wrong, when no mistake explains how: the same place in every case that failed.

/** Of objects the parts that are right; of lists the entry with which they begin to go wrong. */
export function placeTrait(
  { compare = 'close' }: Pick<Exercise, 'compare'>,
  failed: readonly FailedCall[],
): Misconception | undefined {
  const isRight = (found: WireValue | undefined, expected: WireValue): boolean =>
    found !== undefined && difference(found, expected, compare) === undefined;
  const places = failed.map(({ outcome, expected }): string | number | undefined => {
    if (outcome.k !== 'returned' || outcome.changed >= 0) return undefined;
    return wrongParts(outcome.value, expected, isRight) ?? firstWrong(outcome.value, expected, isRight);
  });
  const [place] = places;
  if (place === undefined || places.some((other) => other !== place)) return undefined;
  if (typeof place === 'number') {
    return trait(
      'wrong-from-an-entry-on',
      `In every case that fails, the entries before [${place}] are right, and [${place}] is the first that is not: look at what it is made from.`,
      `틀린 경우마다 [${place}] 앞의 값은 모두 맞고 [${place}]부터 틀립니다. 그 값을 무엇으로 계산하는지 보세요.`,
    );
  }
  return trait(
    'other-parts-right',
    `In every case that fails, what is wrong is ${place}: the rest of your result is right.`,
    `틀린 경우마다 ${place}만 틀리고 결과의 나머지는 맞습니다.`,
  );
}

type IsRight = (found: WireValue | undefined, expected: WireValue) => boolean;

/** The names of an object's wrong parts, where others are right. */
function wrongParts(found: WireValue, expected: WireValue, isRight: IsRight): string | undefined {
  const [mine, right] = [partsOf(found), partsOf(expected)];
  if (mine === undefined || right === undefined || mine.length !== right.length) return undefined;
  const given = new Map(mine);
  const wrong = right.filter(([name, value]) => !isRight(given.get(name), value)).map(([name]) => name);
  return wrong.length === 0 || wrong.length === right.length ? undefined : wrong.join(', ');
}

/** The first wrong entry of a list of the right length, where it is not the very first. */
function firstWrong(found: WireValue, expected: WireValue, isRight: IsRight): number | undefined {
  if (!Array.isArray(found) || !Array.isArray(expected)) return undefined;
  const [mine, right] = [found as readonly WireValue[], expected as readonly WireValue[]];
  if (mine.length !== right.length) return undefined;
  const at = right.findIndex((value, i) => !isRight(mine[i], value));
  return at > 0 ? at : undefined;
}

function partsOf(value: WireValue): readonly (readonly [string, WireValue])[] | undefined {
  return typeof value === 'object' && value !== null && 'k' in value && value.k === 'object'
    ? value.v
    : undefined;
}
