import type { Dtype, Tensor } from './types';
import { zeros } from './zeros';

/**
 * A tensor whose value at each place is computed from the place's indices, in row order.
 *
 *     out[i, j, …] = valueAt(i, j, …)
 *
 * Throws ShapeError for a shape that is none.
 *
 * @example fromFunction([2, 3], (i, j) => 10 * i + j) // [[0, 1, 2], [10, 11, 12]]
 */
export function fromFunction(
  shape: readonly number[],
  valueAt: (...place: number[]) => number,
  { dtype }: { dtype?: Dtype } = {},
): Tensor {
  const out = zeros(shape, dtype);
  const place = shape.map(() => 0);
  for (let k = 0; k < out.data.length; k++) {
    out.data[k] = valueAt(...place);
    for (let axis = shape.length - 1; axis >= 0 && ++place[axis] === shape[axis]; axis--) place[axis] = 0;
  }
  return out;
}
