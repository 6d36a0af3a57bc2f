import { ShapeError } from '../errors';
import { dtypeOf, wrap, type Tensor } from './types';
import { checkedSize, zeros } from './zeros';

/** The row-major strides of a shape: how far apart in memory two neighbours along each axis are. */
export function rowMajorStrides(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis];
  }
  return strides;
}

/**
 * The same values with the last axis fastest, from offset 0, `data` exactly as long as the tensor. Shares memory
 * with `x` where `x` lies like that already, else copies.
 */
export function contiguous(x: Tensor): Tensor {
  const strides = rowMajorStrides(x.shape);
  const inOrder = x.stride.every((stride, axis) => stride === strides[axis] || x.shape[axis] === 1);
  if (!inOrder) return copy(x);
  if (x.offset === 0 && x.data.length === x.size) return wrap(x.data, x.shape);
  return wrap(x.data.subarray(x.offset, x.offset + x.size), x.shape);
}

/** A row-major copy with memory of its own. */
export function copy(x: Tensor): Tensor {
  const out = zeros(x.shape, dtypeOf(x));
  const last = x.shape.length - 1;
  let next = 0;
  const walk = (axis: number, at: number): void => {
    const [length, step] = axis < 0 ? [1, 0] : [x.shape[axis], x.stride[axis]];
    for (let i = 0; i < length; i++) {
      if (axis === last) out.data[next++] = x.data[at + i * step];
      else walk(axis + 1, at + i * step);
    }
  };
  walk(Math.min(0, last), x.offset); // a tensor without axes is one number
  return out;
}

/** The same values, row by row, under another shape of the same size; shares memory where it can. */
export function reshape(x: Tensor, shape: readonly number[]): Tensor {
  const size = checkedSize('reshape', shape);
  if (size !== x.size) {
    throw new ShapeError(
      `reshape: ${x.size} values of shape [${x.shape.join(', ')}] do not fill [${shape.join(', ')}], which holds ${size}`,
    );
  }
  return wrap(contiguous(x).data, shape);
}
