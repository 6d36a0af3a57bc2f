import { ShapeError } from '../errors';
import { wrap, type Dtype, type Tensor } from './types';

/** A tensor of zeros. */
export function zeros(shape: readonly number[], dtype: Dtype = 'float32'): Tensor {
  const size = checkedSize('zeros', shape);
  return wrap(
    checkedDtype('zeros', dtype) === 'float64' ? new Float64Array(size) : new Float32Array(size),
    shape,
  );
}

export function checkedDtype(name: string, dtype: Dtype): Dtype {
  const known: readonly string[] = ['float32', 'float64'];
  if (!known.includes(dtype))
    throw new ShapeError(`${name}: dtype is 'float32' or 'float64', not '${dtype}'`);
  return dtype;
}

export function checkedSize(name: string, shape: readonly number[]): number {
  if (typeof shape !== 'object' || !(Symbol.iterator in Object(shape)))
    throw new ShapeError(`${name}: a shape is a list of lengths, such as [2, 3], not ${String(shape)}`);
  for (const length of shape) {
    if (!Number.isInteger(length) || length < 0) {
      throw new ShapeError(`${name}: a shape has whole lengths of 0 or more, not [${shape.join(', ')}]`);
    }
  }
  return shape.reduce((product, length) => product * length, 1);
}
