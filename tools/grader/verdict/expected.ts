import ndarray from 'ndarray';
import { seededRandom, type Bilingual } from 'convlab';
import type { Exercise, Misconception, OwnAnswer } from '../course/spec';
import { decodeArgs, encoder } from '../wire/encode';
import type { Outcome } from '../wire/outcome';
import type { WireValue } from '../wire/values';
import { difference } from './compare';

export type { Outcome };

// What stays with the parent: the cases, the right values, and what each misconception would have given.

export interface PreparedCase {
  readonly name: Bilingual;
  readonly points: number;
  /** The arguments as they are sent. */
  readonly raw: string;
  readonly expected: WireValue;
}

const { encodeResult, encodeArgs } = encoder();

/** An exercise's cases as drawn with a seed, and their right values: the solution runs here, once for each case. */
export function prepareCases(exercise: Exercise, seed: number): PreparedCase[] {
  return exercise.cases(seededRandom(seed)).map(({ name, points, args }) => {
    const raw = encodeArgs(args);
    const outcome = call(exercise.solution, raw);
    if (outcome.k !== 'returned')
      throw new Error(`${exercise.id}: the solution fails on '${name.en}': ${outcome.message}`);
    return { name, points, raw, expected: outcome.value };
  });
}

/** What an answer of the kit's own gives: its code runs on fresh arguments, in this process; a sealed one is looked up. */
export function call(answer: OwnAnswer, raw: string): Outcome {
  if (typeof answer !== 'function') return answer.outcomeOf(raw);
  const args = decodeArgs(JSON.parse(raw), ndarray) as never[];
  try {
    const value = JSON.parse(encodeResult(answer(...args))) as WireValue;
    return { k: 'returned', value, changed: changedArgument(raw, JSON.parse(encodeArgs(args))) };
  } catch (error) {
    const { name, message } = error as Error;
    return { k: name === 'NotStarted' ? 'not-started' : 'threw', name, message, line: 0, column: 0 };
  }
}

/** The number of the first argument that is not as it was, or −1; what is no list of arguments was changed, too. */
export function changedArgument(raw: string, after: unknown): number {
  const before = JSON.parse(raw) as unknown[];
  if (!Array.isArray(after)) return 0;
  return before.findIndex((arg, i) => JSON.stringify(arg) !== JSON.stringify(after[i]));
}

/** The misconception that gives the very same outputs on every case that was run, if the answer failed one. */
export function misconceptionOf(
  exercise: Exercise,
  cases: readonly PreparedCase[],
  outcomes: readonly Outcome[],
): Misconception | undefined {
  const failed = outcomes.some((outcome, i) => !alike(exercise, outcome, right(cases[i])));
  if (!failed) return undefined;
  return exercise.misconceptions.find(({ answer }) =>
    outcomes.every((outcome, i) => alike(exercise, outcome, call(answer, cases[i].raw))),
  );
}

const right = ({ expected }: PreparedCase): Outcome => ({ k: 'returned', value: expected, changed: -1 });

function alike(exercise: Exercise, a: Outcome, b: Outcome): boolean {
  if (a.k !== 'returned' || b.k !== 'returned') return a.k === b.k;
  if (a.changed !== b.changed) return false;
  return difference(a.value, b.value, exercise.compare ?? 'close') === undefined;
}
