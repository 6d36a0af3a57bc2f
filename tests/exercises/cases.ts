/** What the specs of the exercises share: inputs, cases, wrong answers and puzzles. */
import { dtypeOf, shuffledIndices, zeros, type Dtype, type Random, type Tensor } from 'convlab';
import type { Bilingual } from 'convlab';
import { both } from '../../tools/grader/both';
import type { Case, Misconception, ParsonsHint, Plain } from '../../tools/grader/course/spec';

export { both };

/** A case: its points, its name in both languages, and the arguments. */
export function example(points: number, en: string, ko: string, ...args: readonly Plain[]): Case {
  return { name: { en, ko }, args, points };
}

/** A wrong answer that students really write, and what to tell who wrote it. */
export function misconception(
  name: string,
  en: string,
  ko: string,
  answer: Misconception['answer'],
): Misconception {
  return { name, message: { en, ko }, answer };
}

/** One misconception that students write down in several ways. */
export function misconceptions(
  name: string,
  en: string,
  ko: string,
  ...answers: readonly Misconception['answer'][]
): Misconception[] {
  return answers.map((answer) => misconception(name, en, ko, answer));
}

/** Draws the inputs of the cases; the same generator gives the same inputs. */
export interface Source {
  /** A tensor of halves in [−4, 4]: negative numbers, zeros and ties occur, and sums are exact in float32. */
  readonly values: (shape: readonly number[], dtype?: Dtype) => Tensor;
  /** The same as a strided view: axes reversed in memory, gaps between the numbers, an offset. */
  readonly view: (shape: readonly number[], dtype?: Dtype) => Tensor;
  /** All numbers differ: no ties, and every wrong index shows. */
  readonly distinct: (shape: readonly number[]) => Tensor;
  /** A whole number, `from` and `to` included. */
  readonly whole: (from: number, to: number) => number;
  /** A list of whole numbers, `from` and `to` included. */
  readonly wholes: (count: number, from: number, to: number) => number[];
}

export function source(random: Random): Source {
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const half = (): number => whole(-8, 8) / 2;
  return {
    values: (shape, dtype) => fill(shape, half, dtype),
    view(shape, dtype) {
      const reversed = [...shape].reverse();
      const memory = fill(
        reversed.map((length) => 2 * length + 1),
        half,
        dtype,
      );
      return memory
        .lo(...shape.map(() => 1))
        .step(...shape.map(() => 2))
        .transpose(...shape.map((_, axis) => shape.length - 1 - axis));
    },
    distinct(shape) {
      const size = shape.reduce((product, length) => product * length, 1);
      const order = shuffledIndices(size, random);
      let next = 0;
      return fill(shape, () => (order[next++] - Math.floor(size / 2)) / 4);
    },
    whole,
    wholes: (count, from, to) => Array.from({ length: count }, () => whole(from, to)),
  };
}

/** A tensor whose value at each index is what `value` gives there; last axis fastest. */
export function fill(
  shape: readonly number[],
  value: (...index: number[]) => number,
  dtype: Dtype = 'float32',
): Tensor {
  const out = zeros(shape, dtype);
  visit(shape, (index) => out.set(...index, value(...index)));
  return out;
}

/** A tensor of the same shape and dtype with every value changed. */
export function mapped(x: Tensor, change: (value: number) => number): Tensor {
  return fill(x.shape, (...index) => change(x.get(...index)), dtypeOf(x));
}

/** The first entries of each axis, as many as `shape` says. */
export function cropped(x: Tensor, shape: readonly number[]): Tensor {
  return fill(shape, (...index) => x.get(...index), dtypeOf(x));
}

/** Maps without their last row and column. */
export function lastPlacesDropped(all: Tensor): Tensor {
  return cropped(
    all,
    all.shape.map((length, axis) => (axis < 2 ? length - 1 : length)),
  );
}

/** Every value with those before it added, as far back as the last index at which `resets` says yes. */
export function carried(x: Tensor, resets: (...index: number[]) => boolean): Tensor {
  let total = 0;
  return fill(x.shape, (...index) => (total = (resets(...index) ? 0 : total) + x.get(...index)));
}

/** The sum of `term` over all indices of `shape`. */
export function sum(shape: readonly number[], term: (...index: number[]) => number): number {
  let total = 0;
  visit(shape, (index) => (total += term(...index)));
  return total;
}

/** Calls `see` with every index of `shape`, last axis fastest. */
export function visit(shape: readonly number[], see: (index: readonly number[]) => void): void {
  const walk = (index: readonly number[]): void => {
    if (index.length === shape.length) {
      see(index);
      return;
    }
    for (let i = 0; i < shape[index.length]; i++) walk([...index, i]);
  };
  walk([]);
}

/** The puzzle of an exercise: the line that does not belong among those of the solution, and why. */
export function puzzle(line: string, why: Bilingual): ParsonsHint {
  return { wrong: { line, why } };
}
