/** What the checker prints as JSON and a notebook reads: typed here, once for both. */

export type CheckStatus =
  | 'passed'
  | 'failed'
  | 'not-started'
  | 'compile-error'
  | 'timeout'
  | 'out-of-memory'
  | 'crashed'
  | 'protocol-error';

export interface CheckedCase {
  readonly name: string;
  readonly passed: boolean;
  readonly points: number;
  readonly maxPoints: number;
  /** What differs; where a misconception explains it, that one's message is the last line. */
  readonly message: string;
  /** The name of the misconception that gives the same outputs, or null. */
  readonly misconception: string | null;
}

/** One exercise's verdict. */
export interface CheckedExercise {
  readonly id: string;
  readonly status: CheckStatus;
  /** What belongs to no case. */
  readonly message: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly cases: readonly CheckedCase[];
}

export interface CheckReport {
  readonly isolation: 'bwrap' | 'namespace' | 'permission' | 'none' | 'worker';
  /** Drew the cases; `--seed` draws them again. */
  readonly seed: number;
  readonly exercises: readonly CheckedExercise[];
}

/** One line each, while the checker works. */
export type CheckEvent =
  | { readonly type: 'exercise'; readonly id: string; readonly cases: readonly string[] }
  | { readonly type: 'case'; readonly id: string; readonly name: string; readonly passed: boolean }
  | { readonly type: 'printed'; readonly id: string; readonly text: string }
  | ({ readonly type: 'report' } & CheckReport);

/** Where a student stands with one exercise. */
export interface Step {
  readonly id: string;
  readonly chapter: string;
  readonly title: string;
  readonly difficulty: 1 | 2 | 3;
  readonly minutes: number;
  readonly state: 'passed' | 'begun' | 'changed' | 'open';
  readonly points: number;
  readonly maxPoints: number;
  /** 0 to 3: the share of the points. */
  readonly stars: number;
}

/** The whole course at a glance. */
export interface CourseMap {
  readonly steps: readonly Step[];
  /** The id to go on with, or null where all is done. */
  readonly next: string | null;
}

/** One hint, ready to be shown. */
export interface Hint {
  readonly id: string;
  readonly number: number;
  readonly of: number;
  readonly text: string;
  /** The puzzle's lines, in the third hint. */
  readonly lines?: readonly string[];
  /** Where to look next, once all hints were seen before. */
  readonly next?: string;
}

/** The kit's own solution, or why it is not shown. */
export interface ShownSolution {
  readonly id: string;
  readonly allowed: boolean;
  readonly message: string;
  readonly text: string;
}
