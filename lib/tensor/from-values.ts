import { ShapeError } from '../errors';
import { contiguous } from './order';
import { dtypeOf, isTensor, typedArrayDtype, wrap, type Dtype, type Tensor } from './types';
import { checkedDtype, checkedSize } from './zeros';

/** Nested arrays of numbers, as one writes a small matrix by hand: `[[1, 2], [3, 4]]`. */
export type NestedArray = number | readonly NestedArray[];

/**
 * A new tensor from numbers; the values are copied.
 *
 * `values`: nested arrays (their nesting is the shape), a flat array or typed array (without a shape it is a vector), or
 * another tensor. `shape` says otherwise: all of them are then read into it row by row. `dtype` is float32, or what a
 * Float64Array or tensor brings along.
 *
 * Throws ShapeError where rows differ in length, the values do not fill the shape, or are not numbers.
 *
 * @example tensor([[1, 2, 3], [4, 5, 6]]).shape // [2, 3]
 */
export function tensor(
  values: NestedArray | ArrayLike<number> | Tensor,
  shape?: readonly number[],
  dtype?: Dtype,
): Tensor {
  if (isTensor(values)) {
    const flat = contiguous(values);
    return fromFlat(flat.data, shape ?? values.shape, dtype ?? dtypeOf(values));
  }
  if (ArrayBuffer.isView(values)) {
    const flat = values as unknown as ArrayLike<number>;
    if (flat.length !== 0 && typeof flat[0] !== 'number') throw notNumbers(values); // DataView, BigInt64Array
    return fromFlat(flat, shape ?? [flat.length], dtype ?? typedArrayDtype(values) ?? 'float32');
  }
  const flat: number[] = [];
  const nested = isArrayLike(values) ? Array.from(values) : values;
  const found = nestedShape(nested);
  flatten(nested, found, 0, flat);
  return fromFlat(flat, shape ?? found, dtype ?? 'float32');
}

/** The tensor itself where it is of that dtype, else a copy that is. */
export function asDtype(x: Tensor, dtype: Dtype): Tensor {
  return dtypeOf(x) === dtype ? x : tensor(x, x.shape, dtype);
}

function fromFlat(values: ArrayLike<number>, shape: readonly number[], dtype: Dtype): Tensor {
  const size = checkedSize('tensor', shape);
  if (values.length !== size) {
    throw new ShapeError(
      `tensor: ${values.length} values do not fill the shape [${shape.join(', ')}], which holds ${size}`,
    );
  }
  const float64 = checkedDtype('tensor', dtype) === 'float64';
  return wrap(float64 ? Float64Array.from(values) : Float32Array.from(values), shape);
}

/** Whether a value is array-like without being an array: it has a length and entries. */
function isArrayLike(values: unknown): values is ArrayLike<number> {
  const { length } = Object(values) as Partial<ArrayLike<number>>;
  return typeof values === 'object' && typeof length === 'number' && !Array.isArray(values);
}

function notNumbers(found: unknown): ShapeError {
  const what = typeof found === 'object' ? Object.prototype.toString.call(found).slice(8, -1) : typeof found;
  return new ShapeError(
    `tensor: ${what} is not a number, nor an array of numbers, a typed array or a tensor`,
  );
}

function nestedShape(values: NestedArray): number[] {
  const shape: number[] = [];
  let level: NestedArray | undefined = values;
  while (Array.isArray(level)) {
    shape.push(level.length);
    level = level[0] as NestedArray | undefined;
  }
  return shape;
}

function flatten(values: NestedArray, shape: readonly number[], axis: number, out: number[]): void {
  const length = Array.isArray(values) ? values.length : undefined;
  if (length === undefined && typeof values !== 'number') {
    throw notNumbers(values);
  }
  if ((length === undefined) !== (axis === shape.length)) {
    throw new ShapeError(
      `tensor: rows differ: ${length === undefined ? 'a number' : `an array of ${length}`} stands at depth ${axis}, ` +
        `where the first row has ${axis === shape.length ? 'a number' : `an array of ${shape[axis]}`}`,
    );
  }
  if (typeof values === 'number') {
    out.push(values);
    return;
  }
  if (length !== shape[axis]) {
    throw new ShapeError(`tensor: rows differ: one has ${length} entries, the first has ${shape[axis]}`);
  }
  for (const value of values) flatten(value, shape, axis + 1, out);
}
