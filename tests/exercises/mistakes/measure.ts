import { readFileSync } from 'node:fs';
import { loadExercise } from '../../../tools/grader/grade';
import { solutionFile, type Place } from '../../../tools/grader/course/places';
import { prepareCases } from '../../../tools/grader/verdict/expected';
import { verdictOf, type Verdict } from '../../../tools/grader/verdict/verdict';
import { textOf, type Mistake } from './mistake';
import { Endless, load } from './run';

/** What the checker says of one mistake, on several seeds. */
export interface Row {
  readonly id: string;
  readonly mistake: string;
  /** On each seed: a name, 'unnamed' or 'passed'; of what is no program 'unreadable', of what never ends 'endless'. */
  readonly names: readonly string[];
  /** The first message, of the first seed. */
  readonly message: string;
}

/** The rows of one exercise. */
export async function measure(
  place: Place,
  mistakes: Readonly<Record<string, Mistake>>,
  seeds: readonly number[],
): Promise<Row[]> {
  const exercise = await loadExercise(place);
  const solution = readFileSync(solutionFile(place), 'utf8');
  const drawn = seeds.map((seed) => prepareCases(exercise, seed));
  return Object.entries(mistakes).map(([mistake, how]): Row => {
    const row = (names: readonly string[], message = ''): Row => ({ id: place.id, mistake, names, message });
    const answer = load(textOf(how, solution), exercise);
    if (answer === undefined) return row(seeds.map(() => 'unreadable'));
    let verdicts: readonly Verdict[];
    try {
      verdicts = drawn.map((cases) => verdictOf({ exercise, cases, outcomes: cases.map(answer) }));
    } catch (error) {
      if (!(error instanceof Endless)) throw error;
      return row(seeds.map(() => 'endless')); // the checker says so, and no more is to be said
    }
    const names = verdicts.map(({ status, cases }) => {
      if (status === 'passed') return 'passed';
      return cases.find(({ misconception }) => misconception !== null)?.misconception ?? 'unnamed';
    });
    return row(names, verdicts[0].cases.find(({ passed }) => !passed)?.message.en ?? '');
  });
}
