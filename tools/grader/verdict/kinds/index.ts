import ndarray from 'ndarray';
import type { Exercise, Misconception } from '../../course/spec';
import { decodeArgs } from '../../wire/decode';
import { layoutMistakes, readingMistakes } from './axes';
import type { Subject } from './kind';
import { lengthMistakes } from './lengths';
import { choicesOf } from './looking';
import { memoryMistakes } from './memory';
import { numberMistakes } from './numbers';
import { paddingMistakes } from './padding';
import { placeMistakes } from './places';
import { resultMistakes } from './result';
import { resultNumberMistakes } from './result-numbers';
import { scaleMistakes } from './scale';
import { windowMistakes } from './windows';

export { emptyTrait, sharedTrait } from './fallback';
export { formMistake } from './form';
export { thrownTrait } from './thrown';
export { placeTrait } from './whereabouts';

/**
 * Mistakes of a general kind, made from the solution of any exercise; `raws` are the arguments of its cases. Of a sealed
 * exercise there are none: its solution is not here to be run.
 */
export function* generalMistakes(exercise: Exercise, raws: readonly string[]): Iterable<Misconception> {
  const { solution } = exercise;
  if (typeof solution !== 'function') return;
  const subject: Subject = {
    solution,
    exercise,
    calls: raws.map((raw) => decodeArgs(JSON.parse(raw), ndarray)),
  };
  const choices = choicesOf(subject);
  for (const kind of [memoryMistakes, readingMistakes, layoutMistakes, lengthMistakes]) {
    for (const chosen of choices) yield* kind(subject, chosen);
  }
  yield* numberMistakes(subject);
  yield* placeMistakes(subject);
  yield* paddingMistakes(subject);
  yield* windowMistakes(subject);
  yield* resultNumberMistakes(subject);
  yield* resultMistakes(subject);
  yield* scaleMistakes(subject);
}
