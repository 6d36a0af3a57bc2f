import { quote } from './ascii';
import { uncurry } from './uncurry';

// Values as JSON text, on both sides of the pipe. What an answer returned is read here, in the answer's own process:
// so this file keeps its own copies of every function it needs (an answer may patch prototypes), reads own data
// properties only (a getter would run the answer's code), and stops at a depth and at a number of bytes. The text is
// ASCII: its length is its size, and it can be cut anywhere.

const { isArray } = Array;
const { isFinite, isInteger } = Number;
const { keys: keysOf, getOwnPropertyDescriptor: descriptorOf, getPrototypeOf, hasOwn } = Object;
const typedArray = getPrototypeOf(Float32Array.prototype) as object;
const getterOf = (key: PropertyKey): ((this: unknown) => unknown) =>
  descriptorOf(typedArray, key)!.get as (this: unknown) => unknown;
const typedTag = uncurry(getterOf(Symbol.toStringTag)) as (value: unknown) => string | undefined;
const typedLength = uncurry(getterOf('length')) as (value: unknown) => number;
const cut = uncurry(String.prototype.slice) as (text: string, from: number, to?: number) => string;

const MAX_DEPTH = 12;
const MAX_BYTES = 1_000_000;
const MAX_STRING = 10_000;
const MAX_KEYS = 64;
const MAX_RANK = 8;
/** What an object counts beside its parts, so that many small ones are not free. */
const OBJECT_BYTES = 32;

/** What only the platform can tell of a value. */
export interface Inspect {
  readonly isProxy: (value: unknown) => boolean;
  readonly isPromise: (value: unknown) => boolean;
}

/** Enough for the kit's own code, which returns no proxies. */
const ordinary: Inspect = { isProxy: () => false, isPromise: (value) => value instanceof Promise };

interface TensorParts {
  readonly data: object;
  readonly shape: readonly number[];
  readonly stride: readonly number[];
  readonly offset: number;
}

type WriteTensor = (parts: TensorParts, dtype: string, budget: Budget) => string;

/** How many bytes may still be written; below 0, nothing that was written counts. */
interface Budget {
  left: number;
}

/** The objects that a value lies in, innermost first. */
interface Within {
  readonly object: object;
  readonly depth: number;
  readonly outer: Within | undefined;
}

const unsupported = (why: string): string => `{"k":"unsupported","v":${quote(why)}}`;

/** An own data property, or undefined: a getter is never asked. */
function own(object: object, key: PropertyKey): unknown {
  const found = descriptorOf(object, key);
  return found !== undefined && hasOwn(found, 'value') ? found.value : undefined;
}

/** Whole numbers as text, or undefined. */
function wholes(list: readonly unknown[], length: number): string | undefined {
  if (list.length !== length || length > MAX_RANK) return undefined;
  let text = '';
  for (let i = 0; i < length; i++) {
    const entry = own(list, i);
    if (!isInteger(entry)) return undefined;
    text += `${i === 0 ? '' : ','}${entry as number}`;
  }
  return `[${text}]`;
}

const numberText = (value: number): string =>
  isFinite(value) ? (value === 0 && 1 / value < 0 ? '-0' : `${value}`) : `"${value}"`;

/** A tensor's values in row order: what it says, however it lies in memory. */
function tensorValues({ data, shape, stride, offset }: TensorParts, dtype: string, budget: Budget): string {
  const rank = shape.length;
  const shapeText = wholes(shape, rank);
  if (shapeText === undefined || wholes(stride, rank) === undefined || !isInteger(offset)) {
    return unsupported('broken tensor');
  }
  let size = 1;
  for (let axis = 0; axis < rank; axis++) {
    if (shape[axis] < 0) return unsupported('broken tensor');
    size *= shape[axis];
  }
  budget.left -= 2 * size;
  if (!(budget.left >= 0)) return '';
  const length = typedLength(data);
  let text = '';
  for (let flat = 0; flat < size; flat++) {
    let at = offset;
    let rest = flat;
    for (let axis = rank - 1; axis >= 0; axis--) {
      const i = rest % shape[axis];
      rest = (rest - i) / shape[axis];
      at += i * stride[axis];
    }
    if (at < 0 || at >= length) return unsupported('broken tensor');
    text += (flat === 0 ? '' : ',') + numberText((data as Float32Array)[at]);
  }
  budget.left -= text.length - 2 * size;
  return `{"k":"tensor","d":"${dtype}","s":${shapeText},"v":[${text}]}`;
}

/** A tensor as it lies in memory: the whole of its data, and how the view reads it. */
function tensorRaw({ data, shape, stride, offset }: TensorParts, dtype: string, budget: Budget): string {
  const length = typedLength(data);
  budget.left -= 2 * length;
  if (!(budget.left >= 0)) return '';
  let text = '';
  for (let i = 0; i < length; i++) text += (i === 0 ? '' : ',') + numberText((data as Float32Array)[i]);
  budget.left -= text.length - 2 * length;
  const shapeText = wholes(shape, shape.length);
  const strideText = wholes(stride, stride.length);
  if (shapeText === undefined || strideText === undefined) return unsupported('broken tensor');
  return `{"k":"raw","d":"${dtype}","s":${shapeText},"r":${strideText},"o":${numberText(offset)},"v":[${text}]}`;
}

export interface Encoder {
  /** What an answer returned: values only. */
  readonly encodeResult: (value: unknown) => string;
  /** Arguments as they lie in memory: the same text after a call means that nothing was changed. */
  readonly encodeArgs: (args: readonly unknown[]) => string;
}

export function encoder({ isProxy, isPromise }: Inspect = ordinary): Encoder {
  /** A tensor's parts, or undefined where the object is none. */
  function tensorParts(value: object): TensorParts | undefined {
    const data = own(value, 'data');
    const shape = own(value, 'shape');
    const stride = own(value, 'stride');
    const offset = own(value, 'offset');
    if (typeof data !== 'object' || data === null || typeof offset !== 'number') return undefined;
    if (isProxy(data) || isProxy(shape) || isProxy(stride)) return undefined;
    if (!isArray(shape) || !isArray(stride)) return undefined;
    return { data, shape: shape as number[], stride: stride as number[], offset };
  }

  function encode(value: unknown, tensor: WriteTensor, budget: Budget, within: Within | undefined): string {
    budget.left -= 2;
    if (!(budget.left >= 0)) return '';
    switch (typeof value) {
      case 'number':
        budget.left -= 8;
        return isFinite(value) ? numberText(value) : `{"k":"nonfinite","v":"${value}"}`;
      case 'string':
        if (value.length > MAX_STRING) return unsupported('too large');
        budget.left -= value.length;
        return `{"k":"string","v":${quote(value)}}`;
      case 'boolean':
        return value ? 'true' : 'false';
      case 'undefined':
        return '{"k":"undefined"}';
      case 'object':
        return value === null ? 'null' : encodeObject(value, tensor, budget, within);
      default:
        return unsupported(typeof value);
    }
  }

  function encodeObject(
    value: object,
    tensor: WriteTensor,
    budget: Budget,
    within: Within | undefined,
  ): string {
    if (isProxy(value)) return unsupported('proxy');
    if (isPromise(value)) return unsupported('promise');
    for (let one = within; one !== undefined; one = one.outer) {
      if (one.object === value) return unsupported('cyclic');
    }
    const depth = within === undefined ? 1 : within.depth + 1;
    if (depth > MAX_DEPTH) return unsupported('too deep');
    budget.left -= OBJECT_BYTES;
    if (typedTag(value) !== undefined) return unsupported('typed array');
    const inner: Within = { object: value, depth, outer: within };
    if (isArray(value)) {
      const { length } = value;
      if (2 * length > budget.left) return unsupported('too large');
      let text = '';
      for (let i = 0; i < length; i++) {
        text += (i === 0 ? '' : ',') + encodeProperty(value, i, tensor, budget, inner);
        if (!(budget.left >= 0)) return '';
      }
      return `[${text}]`;
    }
    const parts = tensorParts(value);
    if (parts !== undefined) {
      const tag = typedTag(parts.data);
      if (tag !== 'Float32Array' && tag !== 'Float64Array') return unsupported('not floats');
      return tensor(parts, tag === 'Float32Array' ? 'float32' : 'float64', budget);
    }
    if (typeof own(value, 'then') === 'function') return unsupported('promise');
    const keys = keysOf(value);
    if (keys.length > MAX_KEYS) return unsupported('too large');
    let text = '';
    for (let i = 0; i < keys.length; i++) {
      if (keys[i].length > MAX_STRING) return unsupported('too large');
      budget.left -= 200;
      const entry = encodeProperty(value, keys[i], tensor, budget, inner);
      if (!(budget.left >= 0)) return '';
      text += `${i === 0 ? '' : ','}[${quote(cut(keys[i], 0, 200))},${entry}]`;
    }
    return `{"k":"object","v":[${text}]}`;
  }

  function encodeProperty(
    object: object,
    key: PropertyKey,
    tensor: WriteTensor,
    budget: Budget,
    within: Within | undefined,
  ): string {
    const found = descriptorOf(object, key);
    if (found !== undefined && !hasOwn(found, 'value')) return unsupported('getter');
    return encode(found?.value, tensor, budget, within);
  }

  const whole = (value: unknown, tensor: WriteTensor): string => {
    const budget = { left: MAX_BYTES };
    const text = encode(value, tensor, budget, undefined);
    return budget.left >= 0 ? text : unsupported('too large');
  };
  return {
    encodeResult: (value) => whole(value, tensorValues),
    encodeArgs: (args) => whole(args, tensorRaw),
  };
}
