import { join } from 'node:path';
import type { CheckedExercise } from '../../../lib/notebook/exercise/payload';
import type { Marks } from '../marks';
import type { Student } from '../roster';
import type { Checker, GradeOptions } from './options';
import { answersOf, keyOf } from './key';
import { writeAtomically } from '../../write-atomically.cjs';

/** One student's answers on their way to marks/<student>.json, which is written when the last of them is checked. */
export class Sitting {
  timeouts = 0;
  /** Of the budget. By the limit, not by the clock: marks must not depend on how busy the machine was. */
  private spent = 0;
  private readonly marks = new Map<string, CheckedExercise>();
  private readonly language: 'en' | 'ko';
  private readonly folder: string;

  constructor(
    private readonly student: Student,
    private readonly checker: Checker,
    private readonly options: GradeOptions,
  ) {
    this.language = student.language ?? options.language;
    this.folder = join(options.work, student.student);
  }

  /** Checks one answer; true where it was the last one. */
  async take(id: string): Promise<boolean> {
    const { checker, language, folder } = this;
    const { budget, free = 1 } = this.options;
    if (this.spent >= budget) {
      this.marks.set(id, await checker.overBudget(id, folder, budget, language));
    } else {
      const marks = await checker.check(id, folder, language);
      if (marks.status === 'timeout') {
        this.timeouts++;
        this.spent += Math.max(0, checker.seconds - free);
      }
      this.marks.set(id, marks);
    }
    const { exercises } = checker;
    if (this.marks.size < exercises.length) return false;
    this.write(exercises.flatMap((one) => this.marks.get(one.id) ?? []));
    return true;
  }

  private write(exercises: readonly CheckedExercise[]): void {
    const { student, name, email, daysLate } = this.student;
    const { kit, isolation } = this.checker;
    const marks: Marks = {
      student,
      ...(name === '' ? {} : { name }),
      ...(email === '' ? {} : { email }),
      ...(daysLate === undefined ? {} : { daysLate }),
      language: this.language,
      seed: this.options.seed,
      key: keyFor(this.student, this.checker, this.options),
      kit,
      isolation,
      exercises,
    };
    writeAtomically(marksFile(this.student, this.options), `${JSON.stringify(marks, null, 2)}\n`);
  }
}

export function marksFile({ student }: Student, { out }: GradeOptions): string {
  return join(out, `${student}.json`);
}

/** A hash of all that a student's marks depend on: who has the same key has the same marks. */
export function keyFor(student: Student, checker: Checker, options: GradeOptions): string {
  const answers = answersOf(join(options.work, student.student), checker.exercises);
  const { seed, budget, language } = options;
  return keyOf(answers, [
    checker.kit,
    checker.isolation,
    checker.seconds,
    seed,
    budget,
    { language, ...student },
  ]);
}
