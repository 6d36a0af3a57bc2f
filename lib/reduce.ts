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
  const [left, right] = pair('largestDifference', a, b);
  let largest = 0;
  for (let i = 0; i < left.length; i++) largest = Math.max(largest, Math.abs(left[i] - right[i]));
  return largest;
}

/**
 * How far `after` is from `before`, as a share of how large `before` is: ‖after − before‖ / ‖before‖, where ‖x‖ is
 * the root of the sum of squares. 0: the same; 1: as far away as a tensor of zeros. Shapes are alike, any of them.
 *
 * Throws ShapeError where the shapes differ, RangeError where `before` is all zeros.
 *
 * @example relativeChange(tensor([3, 4]), tensor([3, 9])) // 1
 */
export function relativeChange(before: Tensor, after: Tensor): number {
  const [from, to] = pair('relativeChange', before, after);
  let [change, size] = [0, 0];
  for (let i = 0; i < from.length; i++) {
    change += (to[i] - from[i]) ** 2;
    size += from[i] ** 2;
  }
  if (size === 0) throw new RangeError('relativeChange: before is all zeros, so no share of it can be given');
  return Math.sqrt(change / size);
}

/**
 * How alike two tensors run, whatever their brightness and contrast: 1 where one is a · other + b with a > 0, −1 where
 * a < 0, 0 where knowing one says nothing (in a straight line) about the other. Shapes are alike, any of them.
 *
 *     r = Σ (a − ā)(b − b̄) / √(Σ (a − ā)² · Σ (b − b̄)²)
 *
 * Throws ShapeError where the shapes differ, RangeError where all values of one are equal. Source: Pearson 1895.
 *
 * @example correlation(tensor([1, 2, 3]), tensor([30, 20, 10])) // -1
 */
export function correlation(a: Tensor, b: Tensor): number {
  const [left, right] = pair('correlation', a, b);
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, alone, other] = [0, 0, 0];
  for (let i = 0; i < left.length; i++) {
    both += (left[i] - meanA) * (right[i] - meanB);
    alone += (left[i] - meanA) ** 2;
    other += (right[i] - meanB) ** 2;
  }
  if (alone * other === 0)
    throw new RangeError('correlation: all values of a tensor are equal: it runs nowhere');
  return both / Math.sqrt(alone * other);
}

/** The values of two tensors of one shape, in row order. */
function pair(name: string, a: Tensor, b: Tensor): [Tensor['data'], Tensor['data']] {
  if (a.shape.join() !== b.shape.join()) {
    throw new ShapeError(`${name}: shapes [${a.shape.join(', ')}] and [${b.shape.join(', ')}] differ`);
  }
  return [contiguous(a).data, contiguous(b).data];
}

function filled(name: string, x: Tensor): Tensor {
  if (x.size === 0) throw new ShapeError(`${name}: a tensor of shape [${x.shape.join(', ')}] has no values`);
  return contiguous(x);
}
