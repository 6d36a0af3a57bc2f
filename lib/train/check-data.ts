import type { Examples } from '../data';
import { ShapeError } from '../errors';
import { checkExamples } from '../data/examples';
import type { Model } from '../model';
import { checkLabels } from '../shapes';

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
