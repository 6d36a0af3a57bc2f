import ndarray from 'ndarray';
import type { Bilingual, Random } from 'convlab';
import type { Exercise, Misconception } from '../course/spec';
import { decodeRaw, encodeRaw, encodeResult } from '../sandbox/child/encode.cjs';
import { difference } from './compare';
import type { Outside, Seen } from './values';

// What stays with the parent: the cases, the right values, and what each misconception would have given.

export interface Prepared {
  readonly name: Bilingual;
  readonly points: number;
  /** The arguments as they are sent. */
  readonly raw: string;
  readonly expected: Seen;
}

export interface Thrown {
  readonly k: 'threw' | 'not-started' | 'refused';
  readonly name: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly changed: number;
}

/** What came out of one call; `changed` is the number of an argument that is not as it was, or −1. */
export type Outcome =
  | {
      readonly k: 'returned';
      readonly value: Seen;
      readonly changed: number;
      readonly after?: unknown;
      readonly outside?: Outside;
    }
  | Thrown;

/** An exercise's cases with their right values. */
export function prepare(exercise: Exercise, random: Random): Prepared[] {
  return exercise.cases(random).map(({ name, points, args }) => {
    const raw = encodeRaw(args);
    const outcome = call(exercise.solution, raw);
    if (outcome.k !== 'returned')
      throw new Error(`${exercise.id}: the solution fails on '${name.en}': ${outcome.message}`);
    return { name, points, raw, expected: outcome.value };
  });
}

/** Runs code of the kit's own on fresh arguments, in this process. */
export function call(answer: (...args: never[]) => unknown, raw: string): Outcome {
  const args = decodeRaw(JSON.parse(raw), ndarray) as never[];
  try {
    const value = JSON.parse(encodeResult(answer(...args))) as Seen;
    const [before, after] = [JSON.parse(raw), JSON.parse(encodeRaw(args))] as [unknown[], unknown[]];
    const changed = before.findIndex((arg, i) => JSON.stringify(arg) !== JSON.stringify(after[i]));
    return { k: 'returned', value, changed };
  } catch (error) {
    const { name, message } = error as Error;
    return {
      k: name === 'NotStarted' ? 'not-started' : 'threw',
      name,
      message,
      line: 0,
      column: 0,
      changed: -1,
    };
  }
}

/** The misconception that gives the very same outputs on every case that was run, if the answer failed one. */
export function misconceptionOf(
  exercise: Exercise,
  cases: readonly Prepared[],
  outcomes: readonly Outcome[],
): Misconception | undefined {
  const failed = outcomes.some((outcome, i) => !alike(exercise, outcome, right(cases[i])));
  if (!failed) return undefined;
  return exercise.misconceptions.find(({ answer }) =>
    outcomes.every((outcome, i) => alike(exercise, outcome, call(answer, cases[i].raw))),
  );
}

const right = ({ expected }: Prepared): Outcome => ({ k: 'returned', value: expected, changed: -1 });

function alike(exercise: Exercise, a: Outcome, b: Outcome): boolean {
  if (a.k !== 'returned' || b.k !== 'returned') return a.k === b.k;
  if (a.changed !== b.changed) return false;
  return difference(a.value, b.value, exercise.compare ?? 'close') === undefined;
}
