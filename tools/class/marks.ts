import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CheckedExercise } from '../../lib/notebook/exercise/payload';

/** marks/<student>.json: the checker's report, and whose and on what terms it is. */
export interface Marks {
  readonly student: string;
  readonly name?: string;
  readonly email?: string;
  readonly language?: 'en' | 'ko';
  /** Days after the deadline, begun ones counted, as the class list says. */
  readonly daysLate?: number;
  readonly seed: number;
  /** Of all that the marks depend on: answers, specs, kit, seed, limits. */
  readonly key: string;
  readonly kit: string;
  readonly isolation: string;
  readonly exercises: readonly CheckedExercise[];
}

/** All marks of a folder, by student. A file that is not whole is named, since marks must not be lost silently. */
export function readMarks(folder: string): Marks[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw new Error(`${folder} holds no marks: run npm run class -- grade first`);
  return files
    .map((name) => readMarksFile(join(folder, name)))
    .sort((a, b) => (a.student < b.student ? -1 : 1));
}

export function readMarksFile(file: string): Marks {
  let marks: Partial<Marks> | null;
  try {
    marks = JSON.parse(readFileSync(file, 'utf8')) as Partial<Marks> | null;
  } catch (error) {
    throw new Error(`${file}: not JSON (${(error as Error).message}): delete it and grade again`, {
      cause: error,
    });
  }
  const { student, key, exercises } = marks ?? {};
  if (student !== basename(file, '.json') || typeof key !== 'string' || !Array.isArray(exercises)) {
    throw new Error(`${file}: not the marks of ${basename(file, '.json')}: delete it and grade again`);
  }
  return marks as Marks;
}

export function totalOf(marks: Marks): { readonly points: number; readonly maxPoints: number } {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  return {
    points: sum(marks.exercises.map(({ points }) => points)),
    maxPoints: sum(marks.exercises.map(({ maxPoints }) => maxPoints)),
  };
}
