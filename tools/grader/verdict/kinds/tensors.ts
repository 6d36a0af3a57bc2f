import ndarray from 'ndarray';
import { contiguous, isTensor, tensor, toNestedArray, zeros, type Tensor } from 'convlab';

// Tensors looked at otherwise. What reads outside of its data gives undefined here as it does in an answer.

/** A view of the same memory with another shape or other strides; ndarray does not check them. */
export function view(
  x: Tensor,
  shape: readonly number[],
  stride: readonly number[],
  offset = x.offset,
): Tensor {
  return ndarray<Tensor['data']>(x.data, [...shape], [...stride], offset);
}

/** The memory read from its start, row by row: what `x.data[(i * width + j) * channels + c]` sees. */
export function asIfContiguous(x: Tensor): Tensor {
  return view(x, x.shape, strides(x.shape), 0);
}

/** All of the memory as one row, what the view leaves out as well: a loop up to `x.data.length`. */
export function allOfMemory(x: Tensor): Tensor {
  const shape = x.shape.map((_, axis) => (axis === x.shape.length - 1 ? x.data.length : 1));
  return view(x, shape, strides(shape), 0);
}

/** Row-major strides. */
export function strides(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, 1));
}

export function permuted<T>(list: readonly T[], order: readonly number[]): T[] {
  return order.map((axis) => list[axis]);
}

/** A new tensor, each value that of a place of `x` or made of it. */
export function remade(
  x: Tensor,
  value: (index: readonly number[], x: Tensor) => number,
  shape: readonly number[] = x.shape,
): Tensor {
  const out = zeros(shape, 'float64');
  const index = shape.map(() => 0);
  for (let at = 0; at < out.size; at++) {
    out.data[at] = value(index, x);
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis] === shape[axis]; axis--) index[axis] = 0;
  }
  return out;
}

/** The same shape, with 0 wherever `keeps` says no. */
export function masked(
  x: Tensor,
  keeps: (index: readonly number[], shape: readonly number[]) => boolean,
): Tensor {
  return remade(x, (index) => (keeps(index, x.shape) ? x.get(...index) : 0));
}

/** The values put where other strides lead, in a tensor of the same size; those outside are lost. */
export function writtenAt(
  x: Tensor,
  steps: readonly number[],
  put: (before: number, value: number) => number = (_before, value) => value,
): Tensor {
  const out = zeros(x.shape, 'float64');
  remade(x, (index) => {
    const at = index.reduce((sum, i, axis) => sum + i * steps[axis], 0);
    if (at < out.size) out.data[at] = put(out.data[at], x.get(...index));
    return 0;
  });
  return out;
}

/** The values in row order, in another shape of as many. */
export function reshaped(x: Tensor, shape: readonly number[]): Tensor {
  return view(
    remade(x, (index) => x.get(...index)),
    shape,
    strides(shape),
    0,
  );
}

/** Every tensor, number and nested array of numbers in a result changed; what is neither stays. */
export function onTensors(result: unknown, change: (x: Tensor) => Tensor): unknown {
  if (isTensor(result)) return change(result);
  if (isNumberMatrix(result)) return toNestedArray(change(tensor(result as number[][])));
  if (typeof result === 'object' && result !== null && !Array.isArray(result)) {
    return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, onTensors(value, change)]));
  }
  return result;
}

/** Every number of a result changed. */
export function onNumbers(result: unknown, change: (value: number) => number): unknown {
  if (typeof result === 'number') return change(result);
  if (isTensor(result)) return remade(result, (index, x) => change(x.get(...index)));
  if (Array.isArray(result)) return result.map((entry) => onNumbers(entry, change));
  if (typeof result === 'object' && result !== null) {
    return Object.fromEntries(Object.entries(result).map(([key, value]) => [key, onNumbers(value, change)]));
  }
  return result;
}

function isNumberMatrix(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  const [first] = value as unknown[];
  if (typeof first === 'number') return value.every((entry) => typeof entry === 'number');
  return Array.isArray(first) && value.every((row) => Array.isArray(row) && row.length === first.length);
}

/** Running sums in row order, begun anew wherever one of the first `fixed` axes goes on. */
export function runningSums(x: Tensor, fixed: number): Tensor {
  const length = strides(x.shape)[fixed - 1] ?? x.size;
  let total = 0;
  const data = contiguous(x).data;
  let at = 0;
  return remade(x, () => {
    total = (at % length === 0 ? 0 : total) + data[at];
    at++;
    return total;
  });
}
