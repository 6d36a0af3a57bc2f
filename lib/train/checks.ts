import type { Backend } from '../backend';
import type { Examples } from '../data';
import { ShapeError } from '../errors';
import { checkExamples } from '../data/examples';
import { checkInteger } from '../geometry';
import type { Model } from '../model';
import { checkSeed } from '../random';
import { checkEngine, checkLabels, inWords } from '../shapes';
import type { Optimizer } from './optimizer';

/**
 * Throws ShapeError unless there are examples, as many labels as images, of a size that the model takes; RangeError for
 * a label that is not one of its classes.
 */
export function checkData(name: string, model: Model, data: Examples): void {
  checkExamples(name, data);
  const output = outputShape(name, model, data.images.shape.slice(1));
  checkLabels(name, 'example', data.labels, output[output.length - 1]);
}

function outputShape(name: string, model: Model, image: readonly number[]): readonly number[] {
  try {
    return model.outputShapeFor(image);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw new ShapeError(`${name}: ${error.message}`, { cause: error });
  }
}

/** What the augmenter made of a batch. Throws TypeError for a promise, and what `checkData` throws. */
export function checkAugmented<D extends Examples>(model: Model, made: D): D {
  if (typeof (made as { then?: unknown } | undefined)?.then === 'function')
    throw new TypeError(
      'fit: augment gave a promise: it should give { images, labels } at once, so it cannot be async',
    );
  checkData('fit: augment', model, made);
  return made;
}

/** Throws TypeError for what is no AbortSignal, such as the controller that has one. */
export function checkSignal(name: string, signal: unknown): void {
  if (signal === undefined || (typeof signal === 'object' && signal !== null && 'aborted' in signal)) return;
  const controller = typeof signal === 'object' && signal !== null && 'abort' in signal;
  throw new TypeError(
    `${name}: signal is no AbortSignal` +
      (controller ? ', but the controller of one: give controller.signal' : ''),
  );
}

/** Throws TypeError for a loss that is no function, such as the name of one. */
export function checkLossFunction(name: string, loss: unknown): void {
  if (loss === undefined || typeof loss === 'function') return;
  throw new TypeError(
    `${name}: loss is a function (logits, labels) => ({ loss, dlogits }), not ${inWords(loss)}: leave it out for cross-entropy`,
  );
}

/** Throws RangeError for a norm that no gradient can be cut to. */
export function checkClipNorm(name: string, clipNorm: number | undefined): void {
  if (clipNorm !== undefined && !(Number.isFinite(clipNorm) && clipNorm > 0))
    throw new RangeError(`${name}: clipNorm must be a finite number above 0, not ${inWords(clipNorm)}`);
}

/** What `fit` needs. TypeError for a missing engine or optimizer; ShapeError, or RangeError for the seed, for no whole number. */
export function checkNumbers({
  backend,
  optimizer,
  epochs,
  firstEpoch,
  batchSize,
  seed,
}: TrainingNumbers): void {
  checkEngine('fit', backend);
  if (typeof (optimizer as Optimizer | undefined)?.step !== 'function')
    throw new TypeError('fit: an optimizer is missing: give it adam(), or sgd()');
  checkInteger('fit', 'epochs', epochs, 1);
  checkInteger('fit', 'firstEpoch', firstEpoch, 1);
  checkInteger('fit', 'batchSize', batchSize, 1);
  checkSeed('fit', seed);
}

interface TrainingNumbers {
  readonly backend: Backend;
  readonly optimizer: Optimizer;
  readonly epochs: number;
  readonly firstEpoch: number;
  readonly batchSize: number;
  readonly seed: number;
}
