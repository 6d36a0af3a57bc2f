import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Language } from 'convlab';
import { readMarks, totalOf, type Marks } from '../marks';
import { exercismResults } from './exercism';
import { feedbackPage } from './feedback';
import { gradescopeResults } from './gradescope';
import { junitReport } from '../../junit';
import { afterLateness, type LatePolicy } from './late';
import type { Result } from './result';
import { canvasCsv, marksCsv, moodleCsv } from './tables';

export interface MergeOptions {
  readonly marks: string;
  readonly out: string;
  readonly late?: LatePolicy;
  readonly anonymous: boolean;
  /** For students whose language nobody named. */
  readonly language: Language;
}

/**
 * Writes what others read from the marks: marks.csv, the import files of Moodle and Canvas, Gradescope's and Exercism's
 * results, JUnit, and a page for each student. Sorted and free of times: merging the same marks twice gives the same bytes.
 */
export function merge({ marks, out, late, anonymous, language }: MergeOptions): readonly Result[] {
  const all = readMarks(marks);
  const results = (anonymous ? withoutNames(all) : all).map((one) => {
    const { points, maxPoints } = totalOf(one);
    return { ...one, counted: afterLateness(points, one.daysLate ?? 0, late), maxPoints };
  });
  const ids = idsOf(results);
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), text);
  };
  for (const folder of ['gradescope', 'exercism', 'junit', 'feedback']) {
    rmSync(join(out, folder), { recursive: true, force: true }); // of a student who has left, or whose name changed
  }
  write('marks.csv', marksCsv(results, ids));
  write('moodle.csv', moodleCsv(results));
  write('canvas.csv', canvasCsv(results));
  for (const result of results) {
    const { student } = result;
    write(`gradescope/${student}/results.json`, json(gradescopeResults(result)));
    write(`junit/${student}.xml`, junitReport(result.exercises, student));
    write(`feedback/${student}.html`, feedbackPage(result, result.language ?? language));
    for (const exercise of result.exercises) {
      write(`exercism/${student}/${exercise.id}/results.json`, json(exercismResults(exercise)));
    }
  }
  return results;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The exercises in the course's order, which every student's marks have. */
function idsOf(results: readonly Result[]): string[] {
  return [...new Set(results.flatMap(({ exercises }) => exercises.map(({ id }) => id)))];
}

/** Students by number, in an order that says nothing of who they are. */
function withoutNames(all: readonly Marks[]): Marks[] {
  const digits = String(all.length).length;
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  return all
    .map((marks) => ({ marks, order: hash(`${marks.key}${marks.student}`) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ marks }, i) => ({
      ...marks,
      student: `student-${String(i + 1).padStart(digits, '0')}`,
      name: undefined,
      email: undefined,
    }));
}
