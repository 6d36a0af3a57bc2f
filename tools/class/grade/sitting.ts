import { join } from 'node:path';
import type { CheckedExercise } from '../../../lib/notebook/exercise/payload';
import type { Marks } from '../marks';
import type { Student } from '../roster';
import type { Checker, GradeOptions } from './options';
import { answersOf, keyOf } from './key';
import { writeAtomically } from '../../write-atomically.cjs';

/** What the answers of a student get of time and memory, once one has used all of it up. */
const LATER = 1 / 4;

/**
 * One student's answers on their way to marks/<student>.json, which is written when the last of them is checked. They are
 * taken one after the other, so that limits and budget depend on the answers alone, and the marks on no machine.
 */
export class Sitting {
  private next = 0;
  /** Answers that used up their time or memory. */
  private exhausted = 0;
  /** Of the budget: the limits of these answers. */
  private spent = 0;
  private readonly marks: CheckedExercise[] = [];
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

  /** Checks answers until so many have used up their time or memory; true where the marks are written. */
  async goOn(patience: number): Promise<boolean> {
    const { exercises } = this.checker;
    while (this.next < exercises.length) {
      if (this.exhausted >= patience) return false;
      this.marks.push(await this.check(exercises[this.next++].id));
    }
    this.write(this.marks);
    return true;
  }

  private async check(id: string): Promise<CheckedExercise> {
    const { checker, language, folder } = this;
    const { budget } = this.options;
    if (this.spent >= budget) return checker.overBudget(id, folder, budget, language);
    const share = this.exhausted === 0 ? 1 : LATER;
    const { marks, usedUp } = await checker.check(id, folder, language, share);
    if (usedUp) {
      this.exhausted++;
      this.spent += checker.seconds * share;
    }
    return marks;
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
