import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { readMarksFile } from '../marks';
import { readRoster, type Student } from '../roster';
import type { Checker, GradeOptions } from './options';
import { keyFor, marksFile, Sitting } from './sitting';

export interface Graded {
  readonly graded: number;
  /** Students whose marks were there already, under the same key. */
  readonly kept: number;
}

/** A student with so many answers that used up their time or memory waits until everybody else is through. */
const PATIENCE = 3;

/**
 * Writes MARKS/<student>.json for every student's folder in WORK, with as many students in work as there are cores. Marks
 * under the same key stay: going on after a stop and grading again after a change are the same command.
 */
export async function grade(checker: Checker, options: GradeOptions): Promise<Graded> {
  const { work, out, shard, atOnce = availableParallelism() } = options;
  mkdirSync(out, { recursive: true });
  const students = studentsIn(work).filter((_, i) => !shard || i % shard.count === shard.index - 1);
  const due = students.filter((student) => !hasMarks(student, checker, options));
  const done = counter(due.length, options.progress);
  const waiting: Sitting[] = [];
  const take = async (sittings: Iterator<Sitting>, patience: number): Promise<void> => {
    for (let next = sittings.next(); next.done !== true; next = sittings.next()) {
      if (await next.value.goOn(patience)) done();
      else waiting.push(next.value);
    }
  };
  const takeAll = async (sittings: Iterator<Sitting>, patience: number): Promise<void> => {
    await Promise.all(Array.from({ length: atOnce }, () => take(sittings, patience)));
  };
  await takeAll(sittingsOf(due, checker, options), PATIENCE);
  await takeAll(waiting.values(), Infinity);
  return { graded: due.length, kept: students.length - due.length };
}

/** Made when their turn comes, so that memory does not grow with the class. */
function* sittingsOf(due: readonly Student[], checker: Checker, options: GradeOptions): Generator<Sitting> {
  for (const student of due) yield new Sitting(student, checker, options);
}

/** The students with a folder in WORK, and what the class list says of them; in an order that is always the same. */
export function studentsIn(work: string): Student[] {
  const list = join(work, 'students.csv');
  const known = new Map((existsSync(list) ? readRoster(list) : []).map((one) => [one.student, one]));
  return readdirSync(work, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => known.get(name) ?? { student: name, name: '', email: '' })
    .sort((a, b) => (a.student < b.student ? -1 : 1));
}

/** Whether a student has whole marks under the key of today. Half-written or foreign ones are given again. */
function hasMarks(student: Student, checker: Checker, options: GradeOptions): boolean {
  const file = marksFile(student, options);
  if (!existsSync(file)) return false;
  try {
    return readMarksFile(file).key === keyFor(student, checker, options);
  } catch {
    return false;
  }
}

function counter(all: number, tell: GradeOptions['progress']): () => void {
  const begun = performance.now();
  let done = 0;
  return () => {
    done++;
    tell?.({ done, all, secondsLeft: ((performance.now() - begun) / 1000 / done) * (all - done) });
  };
}
