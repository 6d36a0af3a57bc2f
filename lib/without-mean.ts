import { mean } from './reduce';
import { mapValues, type Tensor } from './tensor';

/**
 * The same values less their mean: what is left sums to 0. Throws ShapeError for an empty tensor.
 *
 * @example withoutMean(tensor([1, 2, 6])) // [-2, -1, 3]
 */
export function withoutMean(x: Tensor): Tensor {
  const average = mean(x);
  return mapValues(x, (value) => value - average);
}
