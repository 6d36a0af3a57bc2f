import type { CheckedExercise } from '../../../lib/notebook/exercise/payload';

/** One answer's marks. */
export interface Checked {
  readonly marks: CheckedExercise;
  /** Whether it took all the time or memory that it was given. */
  readonly usedUp: boolean;
}

/** What grading needs of the checker: one answer in, its marks out. Limits, seed and isolation are inside. */
export interface Checker {
  readonly exercises: readonly { readonly chapter: string; readonly id: string }[];
  /** Of the kit and its specs: marks that another one gave are given again. */
  readonly kit: string;
  readonly isolation: string;
  /** Of computing, for one answer. */
  readonly seconds: number;
  /** `share`: how much of its time and memory the answer gets, 1 for all. */
  check(id: string, folder: string, language: 'en' | 'ko', share: number): Promise<Checked>;
  /** The marks of an answer that is not run, since the student's seconds are used up. */
  overBudget(id: string, folder: string, seconds: number, language: 'en' | 'ko'): Promise<CheckedExercise>;
}

export interface GradeOptions {
  readonly work: string;
  readonly out: string;
  readonly seed: number;
  /** Part `index` (from 1) of `count`: every count-th student. */
  readonly shard?: { readonly index: number; readonly count: number };
  /** Seconds that those of a student's answers get in all which use up their time or memory. */
  readonly budget: number;
  /** For students whose language nobody named. */
  readonly language: 'en' | 'ko';
  readonly atOnce?: number;
  readonly progress?: (state: Progress) => void;
}

export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly secondsLeft: number;
}
