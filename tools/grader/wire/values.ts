import type { Bilingual } from 'convlab';

// What crosses the pipe, after the parent has checked every part of it.

export interface WireTensor {
  readonly k: 'tensor';
  readonly d: 'float32' | 'float64';
  readonly s: readonly number[];
  /** Values in row order; what is not finite is a string. */
  readonly v: readonly (number | string)[];
}

export type WireValue =
  | number
  | boolean
  | null
  | WireTensor
  | readonly WireValue[]
  | { readonly k: 'string' | 'nonfinite' | 'unsupported'; readonly v: string }
  | { readonly k: 'undefined' }
  | HashedNumber
  | { readonly k: 'object'; readonly v: readonly (readonly [string, WireValue])[] };

/** A right number of which no more is known than how to recognize it: in sealed tables, never from a child. */
export interface HashedNumber {
  readonly k: 'hashed';
  readonly matches: (found: number) => boolean;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const nonFinite = ['NaN', 'Infinity', '-Infinity'];

/** Whether parsed JSON is a value of this form: what a child sends is not trusted. */
export function isWireValue(json: unknown, depth = 0): json is WireValue {
  if (depth > 14) return false;
  if (json === null || typeof json === 'boolean' || typeof json === 'number') return true;
  if (isList(json)) return json.every((entry) => isWireValue(entry, depth + 1));
  if (typeof json !== 'object') return false;
  const { k, v } = json as { k?: unknown; v?: unknown };
  switch (k) {
    case 'undefined':
      return true;
    case 'string':
    case 'unsupported':
      return typeof v === 'string';
    case 'nonfinite':
      return nonFinite.includes(v as string);
    case 'object':
      return (
        isList(v) &&
        v.every(
          (pair) =>
            isList(pair) &&
            pair.length === 2 &&
            typeof pair[0] === 'string' &&
            isWireValue(pair[1], depth + 1),
        )
      );
    case 'tensor':
      return isTensorJson(json);
    default:
      return false;
  }
}

function isTensorJson(json: object): boolean {
  const { d, s, v } = json as { d?: unknown; s?: unknown; v?: unknown };
  if (d !== 'float32' && d !== 'float64') return false;
  if (!isList(s) || !s.every((length) => Number.isInteger(length) && (length as number) >= 0)) return false;
  if (!isList(v) || v.length !== (s as number[]).reduce((product, length) => product * length, 1))
    return false;
  return v.every((value) => typeof value === 'number' || nonFinite.includes(value as string));
}

/** The first place outside of a tensor that a call of `get` or `set` named: see child/bounds.cjs. */
export interface Outside {
  readonly method: 'get' | 'set';
  /** The number of the argument that the tensor was, or −1. */
  readonly arg: number;
  readonly index: readonly string[];
  readonly shape: readonly string[];
  readonly line: number;
  readonly column: number;
}

export function isOutside(json: unknown): json is Outside {
  if (typeof json !== 'object' || json === null) return false;
  const { method, arg, index, shape, line, column } = json as Record<string, unknown>;
  return (
    (method === 'get' || method === 'set') &&
    [arg, line, column].every(Number.isInteger) &&
    [index, shape].every((list) => isList(list) && list.every((entry) => typeof entry === 'string'))
  );
}

export function isHashed(value: WireValue): value is HashedNumber {
  return typeof value === 'object' && value !== null && 'k' in value && value.k === 'hashed';
}

export function isWireTensor(value: WireValue): value is WireTensor {
  return typeof value === 'object' && value !== null && 'k' in value && value.k === 'tensor';
}

const words: Readonly<Record<string, Bilingual>> = {
  promise: { en: 'a promise', ko: '프로미스(promise)' },
  function: { en: 'a function', ko: '함수' },
  symbol: { en: 'a symbol', ko: '심벌' },
  bigint: { en: 'a bigint', ko: 'bigint' },
  proxy: { en: 'a proxy', ko: '프록시' },
  getter: { en: 'a getter in place of a value', ko: '값이 아니라 getter' },
  cyclic: { en: 'an object that holds itself', ko: '자기 자신을 담은 객체' },
  'too deep': { en: 'nested too deeply', ko: '너무 깊이 중첩된 값' },
  'too large': { en: 'far too large', ko: '지나치게 큰 값' },
  'typed array': { en: 'a typed array', ko: '타입 배열(typed array)' },
  'not floats': { en: 'a tensor that does not hold floats', ko: '부동소수점이 아닌 텐서' },
  'broken tensor': { en: 'a tensor whose view reaches outside its data', ko: '데이터 밖을 가리키는 텐서' },
};

/** Whether NaN is somewhere in it. */
export function holdsNaN(value: WireValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return (value as readonly WireValue[]).some(holdsNaN);
  const tagged = value as Exclude<typeof value, readonly WireValue[]>;
  if (tagged.k === 'object') return tagged.v.some(([, entry]) => holdsNaN(entry));
  return (tagged.k === 'tensor' || tagged.k === 'nonfinite') && tagged.v.includes('NaN');
}

/** An object's first keys: '{ dx, dw, … }'. What is no name is quoted, for an answer may call them anything. */
function keysOf({ v }: { readonly v: readonly (readonly [string, WireValue])[] }): string {
  const names = v.slice(0, 6).map(([key]) => (/^\w+$/.test(key) ? key : JSON.stringify(key)));
  return `{ ${[...names, ...(v.length > 6 ? ['…'] : [])].join(', ')} }`;
}

/** What kind of value it is, in words: 'a tensor', 'an object { dx, dw }'. */
export function kindOf(value: WireValue): Bilingual {
  if (value === null) return { en: 'null', ko: 'null' };
  if (typeof value === 'number') return { en: 'a number', ko: '수' };
  if (typeof value === 'boolean') return { en: 'a boolean', ko: '불리언' };
  if (isList(value)) {
    return isList(value[0]) ? { en: 'a nested array', ko: '중첩 배열' } : { en: 'an array', ko: '배열' };
  }
  const tagged = value;
  switch (tagged.k) {
    case 'tensor':
      return { en: 'a tensor', ko: '텐서' };
    case 'object':
      return { en: `an object ${keysOf(tagged)}`, ko: `${keysOf(tagged)} 객체` };
    case 'hashed':
      return { en: 'a number', ko: '수' };
    case 'undefined':
      return { en: 'nothing (undefined)', ko: '아무것도 아님(undefined)' };
    case 'string':
      return { en: 'a string', ko: '문자열' };
    case 'nonfinite':
      return { en: tagged.v, ko: tagged.v };
    case 'unsupported':
      return words[tagged.v] ?? { en: tagged.v, ko: tagged.v };
  }
}
