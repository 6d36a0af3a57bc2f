import { isTensor, seededRandom } from 'convlab';
import type { Case, Exercise, Misconception } from '../course/spec';
import { encoder } from '../wire/encode';
import type { WireValue } from '../wire/values';
import { call } from './call';
import { difference } from './compare';

// Numbers drawn at random can hide a mistake: flipping a filter that happens to be [2, 0, 2] changes nothing. Where a
// misconception of the exercise passes a drawn case, other numbers are drawn for it, and those kept that let the fewest
// pass. Some mistakes no numbers can show in a case of its form, so that there is an end to it; and among many numbers
// such a coincidence is too rare to be worth the time.

const DRAWS = 4;
/** Numbers in the arguments times misconceptions: how much is tried again. */
const MOST_WORK = 512;

export interface DrawnCase extends Case {
  /** The arguments as they are sent. */
  readonly raw: string;
  readonly expected: WireValue;
}

const { encodeArgs } = encoder();

/** An exercise's cases as drawn with a seed, and their right values. */
export function drawCases(exercise: Exercise, seed: number): DrawnCase[] {
  const random = seededRandom(seed);
  const draws = [exercise.cases(random)];
  const drawn = (draw: number, index: number): Case => {
    while (draws.length <= draw) draws.push(exercise.cases(random));
    return draws[draw][index];
  };
  return draws[0].map((first, index) => {
    let best = solved(exercise, first);
    if (numbersIn(first) * exercise.misconceptions.length > MOST_WORK) return best;
    let passing: readonly Misconception[] | undefined;
    for (let draw = 1; draw < DRAWS; draw++) {
      const other = drawn(draw, index);
      if (draw === 1 && encodeArgs(other.args) === best.raw) break; // a named example
      passing ??= passingOf(exercise.misconceptions, exercise, best);
      if (passing.length === 0) break;
      const next = solved(exercise, other);
      if (passingOf(passing, exercise, next).length === passing.length) continue;
      const passingNext = passingOf(exercise.misconceptions, exercise, next);
      if (passingNext.length < passing.length) [best, passing] = [next, passingNext];
    }
    return best;
  });
}

function numbersIn({ args }: Case): number {
  return args.reduce<number>((sum, arg) => sum + (isTensor(arg) ? arg.size : 1), 0);
}

function solved(exercise: Exercise, one: Case): DrawnCase {
  const raw = encodeArgs(one.args);
  const outcome = call(exercise.solution, raw);
  if (outcome.k !== 'returned')
    throw new Error(`${exercise.id}: the solution fails on '${one.name.en}': ${outcome.message}`);
  return { ...one, raw, expected: outcome.value };
}

/** Those of some misconceptions that give the right value here. */
function passingOf(
  misconceptions: readonly Misconception[],
  { compare = 'close' }: Exercise,
  { raw, expected }: DrawnCase,
): Misconception[] {
  return misconceptions.filter(({ answer }) => {
    const outcome = call(answer, raw);
    return outcome.k === 'returned' && difference(outcome.value, expected, compare) === undefined;
  });
}
