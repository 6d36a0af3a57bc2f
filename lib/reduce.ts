/** Reductions of a tensor to one number or position, and tensors compared. */
import { checkSameShape } from './shapes';
import { ShapeError } from './errors';
import { checkInteger } from './geometry';
import { contiguous, dtypeOf, mapValues, tensor, zeros, type Tensor } from './tensor';

/** The mean of all values. Throws ShapeError for an empty tensor. */
export function mean(x: Tensor): number {
  const { data } = filled('mean', x);
  let sum = 0;
  for (const value of data) sum += value;
  return sum / data.length;
}

/**
 * The values minus their mean: they sum to 0. Throws ShapeError for an empty tensor.
 *
 * @example subtractMean(tensor([1, 2, 6])) // [-2, -1, 3]
 */
export function subtractMean(x: Tensor): Tensor {
  const average = mean(x);
  return mapValues(x, (value) => value - average);
}

/**
 * How alike two tensors of one shape are, whatever their brightness and contrast: 1 alike, 0 unrelated,
 * −1 opposites (Pearson's correlation; 0 where one of them is flat).
 *
 *     Σ (a − mean a) · (b − mean b) / √(Σ (a − mean a)² · Σ (b − mean b)²)
 *
 * Throws ShapeError where the shapes differ, or are empty.
 *
 * @example correlation(tensor([1, 2, 3]), tensor([30, 50, 70])) // 1
 */
export function correlation(a: Tensor, b: Tensor): number {
  checkSameShape('correlation', a, b);
  const [left, right] = [filled('correlation', a).data, filled('correlation', b).data];
  const [meanLeft, meanRight] = [mean(a), mean(b)];
  let [together, ofLeft, ofRight] = [0, 0, 0];
  for (let i = 0; i < left.length; i++) {
    const [dLeft, dRight] = [left[i] - meanLeft, right[i] - meanRight];
    together += dLeft * dRight;
    ofLeft += dLeft * dLeft;
    ofRight += dRight * dRight;
  }
  const flat = minimum(a) === maximum(a) || minimum(b) === maximum(b);
  return flat ? 0 : together / Math.sqrt(ofLeft * ofRight);
}

/** The largest value; NaN where one is. Throws ShapeError for an empty tensor. */
export function maximum(x: Tensor): number {
  let most = -Infinity;
  for (const value of filled('maximum', x).data) most = Math.max(most, value);
  return most;
}

/** The smallest value; NaN where one is. */
function minimum(x: Tensor): number {
  let least = Infinity;
  for (const value of filled('minimum', x).data) least = Math.min(least, value);
  return least;
}

/**
 * The position of the largest value, one index per axis; of several, the first in row order. As with `maximum`, NaN counts
 * as the largest. Throws ShapeError for an empty tensor.
 *
 * @example argMax(tensor([[1, 5, 2], [5, 0, 3]])) // [0, 1]
 */
export function argMax(x: Tensor): number[] {
  const { data } = filled('argMax', x);
  let best = 0;
  for (let i = 1; i < data.length && !Number.isNaN(data[best]); i++) if (!(data[i] <= data[best])) best = i;
  return unravelIndex(best, x.shape);
}

/** The position of value number `flat` in row order: one index per axis. */
export function unravelIndex(flat: number, shape: readonly number[]): number[] {
  const place = new Array<number>(shape.length);
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    place[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return place;
}

/** max |a − b| over all places. Throws ShapeError where the shapes differ. */
export function largestDifference(a: Tensor, b: Tensor): number {
  checkSameShape('largestDifference', a, b);
  const [left, right] = [contiguous(a).data, contiguous(b).data];
  let largest = 0;
  for (let i = 0; i < left.length; i++) largest = Math.max(largest, Math.abs(left[i] - right[i]));
  return largest;
}

/** The mean of |a − b| over all elements. Throws ShapeError where the shapes differ, or are empty. */
export function meanDifference(a: Tensor, b: Tensor): number {
  checkSameShape('meanDifference', a, b);
  const [left, right] = [filled('meanDifference', a).data, contiguous(b).data];
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += Math.abs(left[i] - right[i]);
  return sum / left.length;
}

/** The elementwise mean of several tensors. Throws ShapeError where their shapes differ, or the list is empty. */
export function meanTensor(tensors: readonly Tensor[]): Tensor {
  if (tensors.length === 0) throw new ShapeError('meanTensor: there are 0 tensors, it needs at least 1');
  const sums = zeros(tensors[0].shape, 'float64');
  for (const one of tensors) {
    checkSameShape('meanTensor', tensors[0], one);
    const { data } = contiguous(one);
    for (let i = 0; i < data.length; i++) sums.data[i] += data[i];
  }
  for (let i = 0; i < sums.data.length; i++) sums.data[i] /= tensors.length;
  return tensor(sums, sums.shape, dtypeOf(tensors[0]));
}

/**
 * The mean of every `width` neighbours in a row of numbers: what jumps from batch to batch can then be read.
 *
 * values [L] → [L − width + 1]
 *
 *     out[i] = (values[i] + … + values[i + width − 1]) / width
 *
 * Throws ShapeError where the row is shorter than `width`.
 */
export function movingAverage(values: readonly number[], width: number): number[] {
  checkInteger('movingAverage', 'width', width, 1);
  if (values.length < width)
    throw new ShapeError(`movingAverage: a width of ${width} does not fit ${values.length} values`);
  return Array.from({ length: values.length - width + 1 }, (_, i) => {
    let sum = 0;
    for (let k = i; k < i + width; k++) sum += values[k];
    return sum / width;
  });
}

function filled(name: string, x: Tensor): Tensor {
  if (x.size === 0) throw new ShapeError(`${name}: a tensor of shape [${x.shape.join(', ')}] has no values`);
  return contiguous(x);
}

/** Whether no value is NaN or infinite: their sum is finite, in float64, only then. */
export function allFinite(x: Tensor): boolean {
  let sum = 0;
  const { data } = contiguous(x);
  for (let i = 0; i < data.length; i++) sum += data[i] * 1e-9; // so that not even float64 values overflow the sum
  return Number.isFinite(sum);
}
