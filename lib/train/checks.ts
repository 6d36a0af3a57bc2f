import type { Backend } from '../backend';
import type { Examples } from '../data';
import { ShapeError } from '../errors';
import { checkExamples } from '../data/examples';
import { checkInteger } from '../geometry';
import type { Model } from '../model';
import { checkSeed } from '../random';
import { checkEngine, checkLabels } from '../shapes';
import type { Optimizer } from './optimizers';

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

/** What `fit` needs. TypeError for a missing engine or optimizer; ShapeError, or RangeError for the seed, for no whole number. */
export function checkNumbers({ backend, optimizer, epochs, batchSize, seed }: TrainingNumbers): void {
  checkEngine('fit', backend);
  if (typeof (optimizer as Optimizer | undefined)?.step !== 'function')
    throw new TypeError('fit: an optimizer is missing: give it adam(), or sgd()');
  checkInteger('fit', 'epochs', epochs, 1);
  checkInteger('fit', 'batchSize', batchSize, 1);
  checkSeed('fit', seed);
}

interface TrainingNumbers {
  readonly backend: Backend;
  readonly optimizer: Optimizer;
  readonly epochs: number;
  readonly batchSize: number;
  readonly seed: number;
}
