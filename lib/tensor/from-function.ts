import type { Dtype, Tensor } from './types';
import { zeros } from './zeros';

/**
 * A tensor whose every element is computed from its indices, in row order.
 *
 *     out[i, j, …] = valueAt(i, j, …)
 *
 * Throws ShapeError for an invalid shape.
 *
 * @example fromFunction([2, 3], (i, j) => 10 * i + j) // [[0, 1, 2], [10, 11, 12]]
 */
export function fromFunction(
  shape: readonly number[],
  valueAt: (...indices: number[]) => number,
  { dtype }: { dtype?: Dtype } = {},
): Tensor {
  const out = zeros(shape, dtype);
  const indices = shape.map(() => 0);
  for (let k = 0; k < out.data.length; k++) {
    out.data[k] = valueAt(...indices);
    for (let axis = shape.length - 1; axis >= 0 && ++indices[axis] === shape[axis]; axis--) indices[axis] = 0;
  }
  return out;
}
