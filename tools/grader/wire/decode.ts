import type { Plain } from '../course/spec';

// Arguments out of JSON, in the answer's own process: whatever the answer has patched since, what this file uses was taken
// before.

const { isArray } = Array;
const Floats = Float32Array;
const Doubles = Float64Array;
const { defineProperty } = Object;

/** Sets an entry, whatever setters an answer put on Array.prototype. */
function define(list: unknown[], at: number, value: unknown): void {
  defineProperty(list, at, {
    __proto__: null,
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  } as PropertyDescriptor);
}

/** Makes a tensor of its parts, as the package ndarray does. */
export type MakeTensor = (
  data: Float32Array | Float64Array,
  shape: number[],
  stride: number[],
  offset: number,
) => unknown;

/** Arguments again, from the parsed text of `encodeArgs`. */
export function decodeArgs(json: unknown, ndarray: MakeTensor): Plain[] {
  return decode(json, ndarray) as Plain[];
}

function decode(json: unknown, ndarray: MakeTensor): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (isArray(json)) {
    const list: unknown[] = [];
    for (let i = 0; i < json.length; i++) define(list, i, decode(json[i], ndarray));
    return list;
  }
  const { k, v, d, s, r, o } = json as {
    k: string;
    v: unknown;
    d: string;
    s: number[];
    r: number[];
    o: number;
  };
  if (k === 'string') return v;
  if (k === 'raw') {
    const values = v as readonly number[];
    const data = new (d === 'float64' ? Doubles : Floats)(values.length);
    for (let i = 0; i < data.length; i++) data[i] = values[i];
    return ndarray(data, s, r, o);
  }
  if (k === 'object') {
    const object: Record<string, unknown> = {};
    const entries = v as readonly (readonly [string, unknown])[];
    for (let i = 0; i < entries.length; i++) object[entries[i][0]] = decode(entries[i][1], ndarray);
    return object;
  }
  return undefined;
}
