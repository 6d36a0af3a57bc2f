import type { Tensor } from 'convlab';
import { tensorsOf, withArguments, type Answer, type Subject } from './kind';

/** Tensors among the arguments that one mistake is made with. */
export interface Chosen {
  readonly ats: readonly number[];
  /** As the messages call them. */
  readonly names: string;
}

/** Each tensor for itself, then all together. */
export function choicesOf(subject: Subject): Chosen[] {
  const tensors = tensorsOf(subject);
  const nameOf = (at: number): string => `\`${subject.exercise.parameters[at]}\``;
  const each = tensors.map((at): Chosen => ({ ats: [at], names: nameOf(at) }));
  return tensors.length < 2 ? each : [...each, { ats: tensors, names: tensors.map(nameOf).join(', ') }];
}

/** The solution, looking at some of its arguments otherwise. */
export function lookingAt(subject: Subject, ats: readonly number[], look: (x: Tensor) => Tensor): Answer {
  return withArguments(subject, (args) =>
    args.map((arg, i) => (ats.includes(i) ? look(arg as Tensor) : arg)),
  );
}
