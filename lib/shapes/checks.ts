/** The single checks behind every layer's shapes: each rejects one thing, and reports what it found. */
import type { Backend } from '../backend';
import { ShapeError } from '../errors';
import { dtypeOf, isTensor, type Tensor } from '../tensor';

/** Throws a TypeError unless this is an engine: an await is easily forgotten, and so is the engine itself. */
export function checkEngine(name: string, backend: Backend | Promise<Backend> | undefined): void {
  if (backend instanceof Promise)
    throw new TypeError(`${name}: the engine is still loading: write await loadBackend()`);
  if (typeof backend?.conv2d !== 'function')
    throw new TypeError(`${name}: an engine is missing: give it naive, or await loadBackend()`);
}

/** Throws TypeError unless the labels are a list of numbers, and says how to make one of what they are. */
export function checkLabelList(name: string, labels: unknown): void {
  const fail = (what: string, way: string): TypeError =>
    new TypeError(`${name}: labels are ${what}: they should be the N class numbers, as in [3, 0, 7]; ${way}`);
  if (!Array.isArray(labels) && !ArrayBuffer.isView(labels)) {
    const { shape, data } = labels as { shape?: readonly number[]; data?: unknown };
    if (!shape || !data) throw fail(`no list (${typeof labels})`, 'Array.from makes one');
    throw shape.length > 1
      ? fail(`a tensor [${shape.join(', ')}]`, 'of one-hot rows take the place of the 1 in each')
      : fail('a tensor', 'take Array.from(labels.data)');
  }
  const list = labels as ArrayLike<unknown>;
  for (let i = 0; i < list.length; i++) {
    const label = list[i];
    if (typeof label === 'number') continue;
    if (typeof label === 'bigint') throw fail(`BigInts (${label}n)`, 'take Array.from(labels, Number)');
    if (typeof label === 'object' && label !== null)
      throw fail('a list of lists', 'of one-hot rows take row.indexOf(1)');
    throw fail(`no numbers (${JSON.stringify(label)})`, 'take the place of each name in the list of classes');
  }
}

/** Throws a RangeError unless every label is the number of a class; `what` names what has the label: 'row', 'example'. */
export function checkLabels(name: string, what: string, labels: ArrayLike<number>, classes: number): void {
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new RangeError(
        `${name}: label ${label} of ${what} ${i} is out of range: there are ${classes} classes, 0 … ${classes - 1}`,
      );
    }
  }
}

/** Throws a RangeError unless rate is a number in [0, 1): '0.5' is none. */
export function checkRate(name: string, rate: number): void {
  if (!(typeof rate === 'number' && rate >= 0 && rate < 1))
    throw new RangeError(`${name}: rate must be at least 0 and below 1, not ${inWords(rate)}`);
}

/** Throws ShapeError unless `dout` has exactly the shape of the layer's output, and the input's dtype. */
export function checkGradient(name: string, dout: Tensor, shape: readonly number[], x: Tensor): void {
  checkShape(name, 'dout', dout, shape, 'the output is');
  checkDtypes(name, { input: x, dout });
}

/** Throws ShapeError unless `x` is a tensor of exactly this shape. */
export function checkShape(
  name: string,
  what: string,
  x: Tensor,
  shape: readonly number[],
  expected = 'expected is',
): void {
  if (!isTensor(x)) throw notATensor(name, what);
  if (x.shape.length !== shape.length || x.shape.some((length, axis) => length !== shape[axis])) {
    throw new ShapeError(
      `${name}: ${what} has shape [${x.shape.join(', ')}], ${expected} [${shape.join(', ')}]`,
    );
  }
}

/** Throws ShapeError unless all are tensors of one dtype. */
export function checkDtypes(name: string, tensors: Readonly<Record<string, Tensor>>): void {
  const [first, ...rest] = Object.entries(tensors);
  for (const [what, value] of Object.entries(tensors)) {
    if (!isTensor(value)) throw notATensor(name, what);
  }
  for (const [what, value] of rest) {
    if (dtypeOf(value) !== dtypeOf(first[1])) {
      throw new ShapeError(
        `${name}: ${first[0]} is ${dtypeOf(first[1])}, ${what} is ${dtypeOf(value)}: turn one with tensor(x, x.shape, dtype)`,
      );
    }
  }
}

/** Throws ShapeError unless `x` is a tensor with these axes. */
export function checkRank(name: string, what: string, x: Tensor, axes: readonly string[]): void {
  if (!isTensor(x)) throw notATensor(name, what);
  if (x.shape.length !== axes.length) {
    throw new ShapeError(
      `${name}: ${what} has ${x.shape.length} axes [${x.shape.join(', ')}], but needs ${axes.length}: [${axes.join(', ')}]`,
    );
  }
}

/** Throws ShapeError unless there is at least one image. */
export function checkBatch(name: string, n: number): void {
  if (n < 1) throw new ShapeError(`${name}: the batch is empty: N is ${n}, but must be at least 1`);
}

/** Throws ShapeError unless `x` is a vector of this length. */
export function checkLength(name: string, what: string, x: Tensor, length: number, of: string): void {
  if (x.shape.length !== 1 || x.shape[0] !== length) {
    throw new ShapeError(
      `${name}: ${what} has shape [${x.shape.join(', ')}], but there are ${length} ${of}: [${length}]`,
    );
  }
}

function notATensor(name: string, what: string): ShapeError {
  return new ShapeError(`${name}: ${what} is not a tensor of floats: make one with tensor(values, shape)`);
}

/** Throws ShapeError unless both are tensors of one shape. */
export function checkSameShape(name: string, a: Tensor, b: Tensor): void {
  if (!isTensor(a)) throw notATensor(name, 'the first');
  if (!isTensor(b)) throw notATensor(name, 'the second');
  if (a.shape.join() !== b.shape.join())
    throw new ShapeError(`${name}: shapes [${a.shape.join(', ')}] and [${b.shape.join(', ')}] differ`);
}

/** A value for a message, text in quotes. */
export function inWords(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
