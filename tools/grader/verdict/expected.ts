import type { Bilingual } from 'convlab';
import type { Exercise } from '../course/spec';
import type { Outcome } from '../wire/outcome';
import type { WireValue } from '../wire/values';
import { call, changedArgument } from './call';
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
