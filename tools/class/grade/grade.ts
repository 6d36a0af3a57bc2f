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

/** One answer's turn to be checked. */
interface Turn {
  readonly sitting: Sitting;
  readonly id: string;
}

/** After so many time-outs a student's other answers wait until everybody else is through. */
const PATIENCE = 3;

/**
 * Writes MARKS/<student>.json for every student's folder in WORK, with as many answers in work as there are cores. Marks
 * under the same key stay: going on after a stop and grading again after a change are the same command.
 */
export async function grade(checker: Checker, options: GradeOptions): Promise<Graded> {
  const { work, out, shard, atOnce = availableParallelism() } = options;
  mkdirSync(out, { recursive: true });
  const students = studentsIn(work).filter((_, i) => !shard || i % shard.count === shard.index - 1);
  const due = students.filter((student) => !hasMarks(student, checker, options));
  const done = counter(due.length, options.progress);
  const late: Turn[] = [];
  const take = async (turns: Iterator<Turn>, patience: number): Promise<void> => {
    for (let next = turns.next(); next.done !== true; next = turns.next()) {
      const { sitting, id } = next.value;
      if (sitting.timeouts >= patience) late.push(next.value);
      else if (await sitting.take(id)) done();
    }
  };
  const takeAll = async (turns: Iterator<Turn>, patience: number): Promise<void> => {
    await Promise.all(Array.from({ length: atOnce }, () => take(turns, patience)));
  };
  await takeAll(turnsOf(due, checker, options), PATIENCE);
  await takeAll(late.values(), Infinity);
  return { graded: due.length, kept: students.length - due.length };
}

/** Student after student, made when their turn comes, so that memory does not grow with the class. */
function* turnsOf(due: readonly Student[], checker: Checker, options: GradeOptions): Generator<Turn> {
  for (const student of due) {
    const sitting = new Sitting(student, checker, options);
    for (const { id } of checker.exercises) yield { sitting, id };
  }
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
