import type { Backend } from '../backend';
import type { Examples } from '../data';
import { ShapeError } from '../errors';
import { checkExamples } from '../data/examples';
import { whole } from '../geometry';
import type { Model } from '../model';
import { checkSeed } from '../random';
import { checkEngine, checkLabels } from '../shapes';
import type { Optimizer } from './optimizers';

/**
 * Throws ShapeError unless there are examples, as many labels as images, of a size that the model takes; RangeError for
 * a label that is none of its classes.
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

/** Throws a TypeError for a missing engine or optimizer; ShapeError, or RangeError for the seed, for a number that is none. */
export function checkNumbers(
  name: string,
  { backend, optimizer, epochs, batchSize, seed }: TrainingNumbers,
): void {
  checkEngine(name, backend);
  if (typeof (optimizer as Optimizer | undefined)?.step !== 'function')
    throw new TypeError(`${name}: an optimizer is missing: give it adam(), or sgd()`);
  whole(name, 'epochs', epochs, 1);
  whole(name, 'batchSize', batchSize, 1);
  checkSeed(name, seed);
}

interface TrainingNumbers {
  readonly backend: Backend;
  readonly optimizer: Optimizer;
  readonly epochs: number;
  readonly batchSize: number;
  readonly seed: number;
}
