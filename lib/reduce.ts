/** One number, or one place, out of many. */
import { ShapeError } from './errors';
import { contiguous, type Tensor } from './tensor';

/** The mean of all values. Throws ShapeError for an empty tensor. */
export function mean(x: Tensor): number {
  const { data } = filled('mean', x);
  let sum = 0;
  for (const value of data) sum += value;
  return sum / data.length;
}

/** The largest value. Throws ShapeError for an empty tensor. */
export function maximum(x: Tensor): number {
  let most = -Infinity;
  for (const value of filled('maximum', x).data) most = Math.max(most, value);
  return most;
}

/** The smallest value. Throws ShapeError for an empty tensor. */
export function minimum(x: Tensor): number {
  let least = Infinity;
  for (const value of filled('minimum', x).data) least = Math.min(least, value);
  return least;
}

/**
 * Where the largest value stands, one index an axis; of several, the first in row order. Throws ShapeError for an
 * empty tensor.
 *
 * @example argMax(tensor([[1, 5, 2], [5, 0, 3]])) // [0, 1]
 */
export function argMax(x: Tensor): number[] {
  const { data } = filled('argMax', x);
  let best = 0;
  for (let i = 1; i < data.length; i++) if (data[i] > data[best]) best = i;
  const place = new Array<number>(x.shape.length);
  let rest = best;
  for (let axis = x.shape.length - 1; axis >= 0; axis--) {
    place[axis] = rest % x.shape[axis];
    rest = Math.floor(rest / x.shape[axis]);
  }
  return place;
}

/** max |a − b| over all places. Throws ShapeError where the shapes differ. */
export function largestDifference(a: Tensor, b: Tensor): number {
  if (a.shape.join() !== b.shape.join()) {
    throw new ShapeError(
      `largestDifference: shapes [${a.shape.join(', ')}] and [${b.shape.join(', ')}] differ`,
    );
  }
  const [left, right] = [contiguous(a).data, contiguous(b).data];
  let largest = 0;
  for (let i = 0; i < left.length; i++) largest = Math.max(largest, Math.abs(left[i] - right[i]));
  return largest;
}

function filled(name: string, x: Tensor): Tensor {
  if (x.size === 0) throw new ShapeError(`${name}: a tensor of shape [${x.shape.join(', ')}] has no values`);
  return contiguous(x);
}
