import { isTensor, type Tensor } from 'convlab';
import type { Exercise, Misconception, OwnCode, Plain } from '../../course/spec';
import { both } from '../../both';

// A general mistake is the solution with other arguments, or with its result changed: one description serves every
// exercise. The words say what the answer's numbers show, never more.

/** The answer that follows from a mistake. */
export type Answer = OwnCode;

/** What general mistakes are made of. */
export interface Subject {
  readonly solution: OwnCode;
  readonly exercise: Exercise;
  /** The arguments of all cases. */
  readonly calls: readonly (readonly Plain[])[];
}

export type Mistakes = Iterable<Misconception>;

export function mistake(name: string, en: string, ko: string, answer: Answer): Misconception {
  return { name, message: both(en, ko), answer };
}

/** A mistake that is told by what an answer gave: there is no answer to compare it with. */
export function trait(name: string, en: string, ko: string): Misconception {
  return mistake(name, en, ko, () => undefined);
}

/** The solution, with some of its arguments changed. */
export function withArguments(
  { solution }: Subject,
  change: (args: readonly Plain[]) => readonly unknown[],
): Answer {
  return (...args: never[]) => solution(...(change(args) as never[]));
}

/** The solution, with one argument changed. */
export function withArgument(subject: Subject, at: number, change: (value: never) => unknown): Answer {
  return withArguments(subject, (args) => args.map((arg, i) => (i === at ? change(arg as never) : arg)));
}

/** The solution, with its result changed. */
export function withResult(
  { solution }: Subject,
  change: (result: unknown, args: readonly Plain[]) => unknown,
): Answer {
  return (...args: never[]) => change(solution(...args), args);
}

/** The numbers of the arguments that are tensors in every case. */
export function tensorsOf({ exercise, calls }: Subject): number[] {
  return indicesOf(exercise).filter((i) => calls.every((args) => isTensor(args[i])));
}

/** The numbers of the arguments that are numbers. */
export function numbersOf({ exercise, calls }: Subject): number[] {
  return indicesOf(exercise).filter((i) => calls.every((args) => typeof args[i] === 'number'));
}

/** The numbers of the arguments that are lists. */
export function listsOf({ exercise, calls }: Subject): number[] {
  return indicesOf(exercise).filter((i) => calls.every((args) => Array.isArray(args[i])));
}

const indicesOf = ({ parameters }: Exercise): number[] => parameters.map((_, i) => i);

/** The rank of an argument that is a tensor of one rank in every case, or 0. */
export function rankOf({ calls }: Subject, at: number): number {
  const ranks = new Set(calls.map((args) => (args[at] as Tensor).shape.length));
  return ranks.size === 1 ? [...ranks][0] : 0;
}

/** All orders of some axes but the given one. */
export function permutations(rank: number): number[][] {
  const orders = (left: readonly number[]): number[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap((axis) => orders(left.filter((other) => other !== axis)).map((rest) => [axis, ...rest]));
  return orders([...Array(rank).keys()]).filter((order) => order.some((axis, i) => axis !== i));
}
