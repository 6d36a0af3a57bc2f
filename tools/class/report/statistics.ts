import type { CheckedExercise } from '../../../lib/notebook/exercise/payload';
import { totalOf, type Marks } from '../marks';

/** How one exercise went in this class. */
export interface ExerciseStatistics {
  readonly id: string;
  /** Share of the points earned, by those who began it, 0 … 1; NaN where nobody did. */
  readonly earned: number;
  readonly notStarted: number;
  /**
   * Correlation between the points for this exercise and for all others, −1 … 1, over the whole class: does who does
   * well elsewhere do well here? NaN where everybody earned the same.
   */
  readonly discrimination: number;
}

export interface MisconceptionCount {
  readonly id: string;
  readonly misconception: string;
  readonly students: readonly string[];
  /** Share of those who began the exercise. */
  readonly share: number;
}

/** A case on which all who began the exercise agree: it does not tell students apart. */
export interface SilentCase {
  readonly id: string;
  readonly name: string;
  readonly outcome: 'all-pass' | 'all-fail';
}

export function exerciseStatistics(all: readonly Marks[]): ExerciseStatistics[] {
  return idsOf(all).map((id) => {
    const marks = all.map((one) => ({ one, exercise: exerciseOf(one, id) }));
    const begun = marks.filter(({ exercise }) => exercise.status !== 'not-started');
    return {
      id,
      earned: mean(begun.map(({ exercise }) => exercise.points / exercise.maxPoints)),
      notStarted: all.length - begun.length,
      discrimination: correlation(
        marks.map(({ exercise }) => exercise.points),
        marks.map(({ one, exercise }) => totalOf(one).points - exercise.points),
      ),
    };
  });
}

/** The misconceptions of this class, the most frequent first. */
export function misconceptionCounts(all: readonly Marks[]): MisconceptionCount[] {
  const counts = idsOf(all).flatMap((id) => {
    const holders = new Map<string, string[]>();
    const begun = all.filter((one) => exerciseOf(one, id).status !== 'not-started');
    for (const one of begun) {
      const names = new Set(exerciseOf(one, id).cases.flatMap(({ misconception }) => misconception ?? []));
      for (const name of names) holders.set(name, [...(holders.get(name) ?? []), one.student]);
    }
    return [...holders].map(([misconception, students]) => {
      return { id, misconception, students, share: students.length / begun.length };
    });
  });
  return counts.sort((a, b) => b.students.length - a.students.length || b.share - a.share);
}

export function silentCases(all: readonly Marks[]): SilentCase[] {
  return idsOf(all).flatMap((id) => {
    const begun = all.map((one) => exerciseOf(one, id)).filter(({ status }) => status !== 'not-started');
    const first = begun[0]?.cases ?? [];
    return first.flatMap(({ name }, i): SilentCase[] => {
      const passes = begun.filter(({ cases }) => cases[i]?.passed).length;
      if (begun.length < 2 || (passes > 0 && passes < begun.length)) return [];
      return [{ id, name, outcome: passes === 0 ? 'all-fail' : 'all-pass' }];
    });
  });
}

/** Students by points, the fewest first. */
export function byNeed(all: readonly Marks[]): { readonly marks: Marks; readonly share: number }[] {
  return all
    .map((marks) => ({ marks, share: totalOf(marks).points / totalOf(marks).maxPoints }))
    .sort((a, b) => a.share - b.share || (a.marks.student < b.marks.student ? -1 : 1));
}

function idsOf(all: readonly Marks[]): string[] {
  return [...new Set(all.flatMap(({ exercises }) => exercises.map(({ id }) => id)))];
}

function exerciseOf({ student, exercises }: Marks, id: string): CheckedExercise {
  const found = exercises.find((exercise) => exercise.id === id);
  if (!found)
    throw new Error(`the marks of ${student} lack ${id}: grade the class again, it is a matter of seconds`);
  return found;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Pearson's. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const products = (x: readonly number[], mx: number, y: readonly number[], my: number): number =>
    x.reduce((sum, value, i) => sum + (value - mx) * (y[i] - my), 0);
  return (
    products(a, meanA, b, meanB) / Math.sqrt(products(a, meanA, a, meanA) * products(b, meanB, b, meanB))
  );
}
