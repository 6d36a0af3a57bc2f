'use strict';

// Values as text, on both sides of the pipe. The parent trusts nothing that an answer returns, so this file
// keeps its own copies of every function it needs (an answer may patch prototypes), reads own data properties
// only (a getter would run the answer's code in here) and stops at a depth and a size.

const types = require('node:util').types;

const { isProxy, isPromise } = types;
const { isArray } = Array;
const { isFinite, isInteger } = Number;
const { keys: keysOf, getOwnPropertyDescriptor: descriptorOf, getPrototypeOf } = Object;
const quote = JSON.stringify;
const uncurry = Function.prototype.bind.bind(Function.prototype.call);
const typedArray = getPrototypeOf(Float32Array.prototype);
const typedTag = uncurry(descriptorOf(typedArray, Symbol.toStringTag).get);
const typedLength = uncurry(descriptorOf(typedArray, 'length').get);
const cut = uncurry(String.prototype.slice);

const MAX_DEPTH = 12;
const MAX_VALUES = 2_000_000;

const odd = (why) => `{"k":"odd","v":${quote(why)}}`;

/** An own data property, or undefined: never a getter's word. */
function own(object, key) {
  const found = descriptorOf(object, key);
  if (found === undefined || found.get !== undefined || found.set !== undefined) return undefined;
  return found.value;
}

const isFloats = (value) => {
  const tag = typedTag(value);
  return tag === 'Float32Array' || tag === 'Float64Array';
};

/** Whether the object has a tensor's parts: data, shape, stride, offset. */
function tensorParts(value) {
  const data = own(value, 'data');
  const shape = own(value, 'shape');
  const stride = own(value, 'stride');
  const offset = own(value, 'offset');
  if (typeof data !== 'object' || data === null || !isArray(shape) || !isArray(stride)) return undefined;
  if (isProxy(data) || isProxy(shape) || isProxy(stride) || typeof offset !== 'number') return undefined;
  return { data, shape, stride, offset };
}

/** A list of whole numbers as text, or undefined. */
function wholes(list, length) {
  if (list.length !== length || length > 8) return undefined;
  let text = '';
  for (let i = 0; i < length; i++) {
    const entry = own(list, i);
    if (!isInteger(entry)) return undefined;
    text += (i === 0 ? '' : ',') + `${entry}`;
  }
  return `[${text}]`;
}

const numberText = (value) =>
  isFinite(value) ? (value === 0 && 1 / value < 0 ? '-0' : `${value}`) : `"${value}"`;

/** A tensor's values in row order: what an answer's tensor says, however it lies in memory. */
function tensorValues({ data, shape, stride, offset }, dtype, budget) {
  const rank = shape.length;
  const shapeText = wholes(shape, rank);
  if (shapeText === undefined || wholes(stride, rank) === undefined || !isInteger(offset)) {
    return odd('broken tensor');
  }
  let size = 1;
  for (let axis = 0; axis < rank; axis++) {
    if (shape[axis] < 0) return odd('broken tensor');
    size *= shape[axis];
  }
  if (size > budget.left) return odd('too large');
  budget.left -= size;
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
    if (at < 0 || at >= length) return odd('broken tensor');
    text += (flat === 0 ? '' : ',') + numberText(data[at]);
  }
  return `{"k":"tensor","d":"${dtype}","s":${shapeText},"v":[${text}]}`;
}

/** A tensor as it lies in memory: the whole of its data, and how the view reads it. */
function tensorRaw({ data, shape, stride, offset }, dtype, budget) {
  const length = typedLength(data);
  if (length > budget.left) return odd('too large');
  budget.left -= length;
  let text = '';
  for (let i = 0; i < length; i++) text += (i === 0 ? '' : ',') + numberText(data[i]);
  const shapeText = wholes(shape, shape.length);
  const strideText = wholes(stride, stride.length);
  if (shapeText === undefined || strideText === undefined) return odd('broken tensor');
  return `{"k":"raw","d":"${dtype}","s":${shapeText},"r":${strideText},"o":${numberText(offset)},"v":[${text}]}`;
}

function encode(value, writeTensor, budget, depth) {
  if (budget.left-- <= 0) return odd('too large');
  switch (typeof value) {
    case 'number':
      return isFinite(value) ? numberText(value) : `{"k":"nonfinite","v":"${value}"}`;
    case 'string':
      budget.left -= value.length / 8;
      return value.length > 10_000 ? odd('too large') : `{"k":"string","v":${quote(value)}}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return '{"k":"undefined"}';
    case 'object':
      break;
    default:
      return odd(typeof value);
  }
  if (value === null) return 'null';
  if (isProxy(value)) return odd('proxy');
  if (isPromise(value)) return odd('promise');
  if (depth >= MAX_DEPTH) return odd('too deep');
  if (typedTag(value) !== undefined) return odd('typed array');
  if (isArray(value)) {
    const length = value.length;
    if (length > budget.left) return odd('too large');
    let text = '';
    for (let i = 0; i < length; i++) {
      const found = descriptorOf(value, i);
      const entry =
        found !== undefined && (found.get !== undefined || found.set !== undefined)
          ? odd('getter')
          : encode(found === undefined ? undefined : found.value, writeTensor, budget, depth + 1);
      text += (i === 0 ? '' : ',') + entry;
    }
    return `[${text}]`;
  }
  const parts = tensorParts(value);
  if (parts !== undefined) {
    if (!isFloats(parts.data)) return odd('not floats');
    return writeTensor(parts, typedTag(parts.data) === 'Float32Array' ? 'float32' : 'float64', budget);
  }
  if (typeof own(value, 'then') === 'function') return odd('promise');
  const keys = keysOf(value);
  if (keys.length > 1000) return odd('too large');
  let text = '';
  for (let i = 0; i < keys.length; i++) {
    const found = descriptorOf(value, keys[i]);
    const entry =
      found === undefined || found.get !== undefined || found.set !== undefined
        ? odd('getter')
        : encode(found.value, writeTensor, budget, depth + 1);
    text += `${i === 0 ? '' : ','}[${quote(cut(keys[i], 0, 200))},${entry}]`;
  }
  return `{"k":"object","v":[${text}]}`;
}

/** What an answer returned, as JSON text. */
exports.encodeResult = (value) => encode(value, tensorValues, { left: MAX_VALUES }, 0);

/** Arguments as they lie in memory, as JSON text: the same text after the call means that nothing was changed. */
exports.encodeRaw = (args) => encode(args, tensorRaw, { left: MAX_VALUES }, 0);

/** The arguments again, from parsed text; `ndarray` makes the tensors. */
exports.decodeRaw = function decodeRaw(json, ndarray) {
  if (typeof json !== 'object' || json === null) return json;
  if (isArray(json)) {
    const list = [];
    for (let i = 0; i < json.length; i++) list[i] = decodeRaw(json[i], ndarray);
    return list;
  }
  if (json.k === 'string') return json.v;
  if (json.k === 'raw') {
    const data = new (json.d === 'float64' ? Float64Array : Float32Array)(json.v.length);
    for (let i = 0; i < data.length; i++) data[i] = json.v[i];
    return ndarray(data, json.s, json.r, json.o);
  }
  if (json.k === 'object') {
    const object = {};
    for (let i = 0; i < json.v.length; i++) object[json.v[i][0]] = decodeRaw(json.v[i][1], ndarray);
    return object;
  }
  return undefined;
};
