/** What an exercise is: one value of this shape in tests/exercises/NN-topic/<id>.ts is all that is written of it. */
import type { Bilingual, Random, Tensor } from 'convlab';
import type { Outcome } from '../wire/outcome';

/** What may cross between grader and answer: numbers, strings, tensors, and arrays and plain objects of them. */
export type Plain =
  number | string | boolean | null | Tensor | readonly Plain[] | { readonly [key: string]: Plain };

export interface Case {
  /** Short and telling: '3×5 patch, negative values'. */
  readonly name: Bilingual;
  readonly args: readonly Plain[];
  readonly points: number;
}

export type OwnCode = (...args: never[]) => unknown;

/** An answer of the kit's own: its code, or, in a course for students, a sealed table of what it gave (sealed/). */
export type OwnAnswer = OwnCode | { readonly outcomeOf: (raw: string) => Outcome };

/** A wrong implementation that students really write, and what to tell who wrote it. */
export interface Misconception {
  /** Its name in reports: 'flipped-kernel'. */
  readonly name: string;
  readonly message: Bilingual;
  /** The wrong answer itself, run by the grader. */
  readonly answer: OwnAnswer;
}

/** A Parsons puzzle: the solution's lines, shuffled (course/puzzle.ts), and one line that does not belong. */
export interface ParsonsHint {
  /** The line that is wrong, and why. */
  readonly wrong: { readonly line: string; readonly why: Bilingual };
  /** The solution's lines, where there is no solution to take them from. */
  readonly lines?: readonly string[];
}

export interface Exercise {
  /** The function's name and the file's: 'slideFilter'. The chapter is the folder it stands in. */
  readonly id: string;
  readonly title: Bilingual;
  readonly task: Bilingual;
  /** 1 warm-up, 2 core, 3 stretch. */
  readonly difficulty: 1 | 2 | 3;
  readonly minutes: number;
  /** Expected values come from here: the kit's own solution, imported from solutions/. */
  readonly solution: OwnAnswer;
  /** Names of the arguments in order, for messages: ['image', 'filter']. */
  readonly parameters: readonly string[];
  /** 'exact' for whole numbers; 'close' (the default) for float32's tolerance. */
  readonly compare?: 'exact' | 'close';
  /** Two sentences in growing detail, then the puzzle. */
  readonly hints: readonly [Bilingual, Bilingual, ParsonsHint];
  readonly misconceptions: readonly Misconception[];
  /** Named examples first, then cases drawn with the seeded generator. */
  cases(random: Random): readonly Case[];
}
