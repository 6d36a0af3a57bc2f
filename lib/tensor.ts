import ndarray from 'ndarray';
import { ShapeError } from './errors';
import { seededNormal } from './random';

/** The numbers a tensor may hold: float32 (the default) or float64 (gradient checks need it). */
export type Dtype = 'float32' | 'float64';

/** An n-dimensional array of floats: a view (shape, strides, offset) over one flat typed array. */
export type Tensor = ndarray.NdArray<Float32Array | Float64Array>;

/** Nested arrays of numbers, as one writes a small matrix by hand: `[[1, 2], [3, 4]]`. */
export type NestedArray = number | readonly NestedArray[];

/** What `toNestedArray` gives: the same, but its own to change. */
export type NestedNumbers = number | NestedNumbers[];

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

/** A tensor of zeros. */
export function zeros(shape: readonly number[], dtype: Dtype = 'float32'): Tensor {
  const size = checkedSize('zeros', shape);
  return wrap(
    checkedDtype('zeros', dtype) === 'float64' ? new Float64Array(size) : new Float32Array(size),
    shape,
  );
}

/**
 * Numbers drawn from a normal distribution. The same seed gives the same tensor, and so does none: for another one say
 * another seed. Throws RangeError for a seed that is no whole number.
 */
export function randomNormal(
  shape: readonly number[],
  {
    mean = 0,
    std = 1,
    seed = 0,
    dtype = 'float32',
  }: { mean?: number; std?: number; seed?: number; dtype?: Dtype } = {},
): Tensor {
  const out = zeros(shape, dtype);
  const normal = seededNormal(seed);
  for (let i = 0; i < out.data.length; i++) out.data[i] = mean + std * normal();
  return out;
}

/** Whether a value is a tensor: an ndarray over floats. */
export function isTensor(value: unknown): value is Tensor {
  const candidate = value as Partial<Tensor> | null;
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    typedArrayDtype(candidate.data) !== undefined &&
    Array.isArray(candidate.shape) &&
    Array.isArray(candidate.stride) &&
    typeof candidate.offset === 'number'
  );
}

/** 'float32' or 'float64'. */
export function dtypeOf(x: Tensor): Dtype {
  return typedArrayDtype(x.data) ?? 'float32';
}

/** By its name and not by instanceof: a notebook's cells have a Float32Array of their own. */
function typedArrayDtype(data: unknown): Dtype | undefined {
  if (!ArrayBuffer.isView(data)) return undefined;
  const name = (data as Partial<Float32Array>)[Symbol.toStringTag] as string | undefined;
  if (name === 'Float32Array') return 'float32';
  return name === 'Float64Array' ? 'float64' : undefined;
}

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

/**
 * A new tensor of the same shape, each value put through `change`.
 *
 * @example mapValues(tensor([1, 2]), (value) => value * 10) // [10, 20]
 */
export function mapValues(x: Tensor, change: (value: number) => number): Tensor {
  const out = copy(x);
  for (let i = 0; i < out.data.length; i++) out.data[i] = change(out.data[i]);
  return out;
}

/** The values as nested arrays; a tensor without axes gives its number. */
export function toNestedArray(x: Tensor): NestedNumbers {
  const flat = contiguous(x).data;
  let next = 0;
  const build = (axis: number): NestedNumbers =>
    axis === x.shape.length ? flat[next++] : Array.from({ length: x.shape[axis] }, () => build(axis + 1));
  return build(0);
}

/**
 * Whether two tensors have one shape and agree everywhere: |a − b| ≤ atol + rtol · |b|. NaN agrees with nothing.
 */
export function allClose(
  a: Tensor,
  b: Tensor,
  { rtol = 1e-5, atol = 1e-6 }: { rtol?: number; atol?: number } = {},
): boolean {
  if (a.shape.length !== b.shape.length || a.shape.some((length, axis) => length !== b.shape[axis]))
    return false;
  const left = contiguous(a).data;
  const right = contiguous(b).data;
  return left.every((value, i) => {
    if (value === right[i]) return true; // infinities too
    return Number.isFinite(right[i]) && Math.abs(value - right[i]) <= atol + rtol * Math.abs(right[i]);
  });
}

/** A tensor over `data` as it lies, without a copy. For engines; lecture code takes `tensor`. */
export function wrap(data: Float32Array | Float64Array, shape: readonly number[]): Tensor {
  return ndarray(data, [...shape]);
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

/** Whether a value has a length and entries, as an array has, and is none. */
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

function checkedDtype(name: string, dtype: Dtype): Dtype {
  const known: readonly string[] = ['float32', 'float64'];
  if (!known.includes(dtype))
    throw new ShapeError(`${name}: dtype is 'float32' or 'float64', not '${dtype}'`);
  return dtype;
}

function checkedSize(name: string, shape: readonly number[]): number {
  if (!(Symbol.iterator in Object(shape)))
    throw new ShapeError(`${name}: a shape is a list of lengths, such as [2, 3], not ${String(shape)}`);
  for (const length of shape) {
    if (!Number.isInteger(length) || length < 0) {
      throw new ShapeError(`${name}: a shape has whole lengths of 0 or more, not [${shape.join(', ')}]`);
    }
  }
  return shape.reduce((product, length) => product * length, 1);
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
