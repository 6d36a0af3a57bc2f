import type { Bilingual } from 'convlab';
import type { Exercise, Misconception } from '../course/spec';
import type { Outcome } from '../wire/outcome';
import type { WireValue } from '../wire/values';
import { call, changedArgument } from './call';
import { difference } from './compare';
import { drawCases } from './draw';

export { call, changedArgument };
export type { Outcome };

// What stays with the parent: the cases, the right values, and what each misconception would have given.

export interface PreparedCase {
  readonly name: Bilingual;
  readonly points: number;
  /** The arguments as they are sent. */
  readonly raw: string;
  readonly expected: WireValue;
}

/** An exercise's cases as drawn with a seed, and their right values. */
export function prepareCases(exercise: Exercise, seed: number): PreparedCase[] {
  return drawCases(exercise, seed).map(({ name, points, raw, expected }) => ({
    name,
    points,
    raw,
    expected,
  }));
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
