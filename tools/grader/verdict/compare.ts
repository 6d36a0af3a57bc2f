import type { Bilingual } from 'convlab';
import { say } from './messages';
import { isHashed, isWireTensor, kindOf, type WireTensor, type WireValue } from '../wire/values';

/** How strictly numbers are compared: 'exact' for whole ones, 'close' within float32's tolerance. */
export type Closeness = 'exact' | 'close';

const RELATIVE = 2e-5;
const ABSOLUTE = 1e-5;

/** What is wrong with `found`, or undefined where it is right. Kinds first, then shapes, then the first place. */
export function difference(
  found: WireValue,
  expected: WireValue,
  closeness: Closeness,
  path = '',
): Bilingual | undefined {
  const where = path === '' ? '' : `${path}: `;
  if (typeof expected === 'number') {
    if (typeof found === 'number') {
      return same(found, expected, closeness, Math.abs(expected))
        ? undefined
        : say.differs(where, show(found), show(expected));
    }
    if (isKind(found, 'nonfinite')) return say.notFinite(where, kindOf(found).en, show(expected));
    return otherKind(where, found, expected);
  }
  if (isHashed(expected)) {
    if (isKind(found, 'nonfinite')) return say.notRight(where, kindOf(found).en);
    if (typeof found !== 'number') return otherKind(where, found, expected);
    return expected.matches(found) ? undefined : say.notRight(where, show(found));
  }
  if (isWireTensor(expected)) {
    return isWireTensor(found)
      ? tensorDifference(found, expected, closeness, where)
      : otherKind(where, found, expected);
  }
  if (isList(expected)) return listDifference(found, expected, closeness, path);
  if (isKind(expected, 'object')) {
    if (!isKind(found, 'object')) return otherKind(where, found, expected);
    const mine = new Map((found as { v: readonly (readonly [string, WireValue])[] }).v);
    for (const [key, value] of (expected as { v: readonly (readonly [string, WireValue])[] }).v) {
      const entry = mine.get(key);
      if (entry === undefined) return say.missing(path === '' ? key : `${path}.${key}`, kindOf(found));
      const differs = difference(entry, value, closeness, path === '' ? key : `${path}.${key}`);
      if (differs !== undefined) return differs;
    }
    return undefined;
  }
  return JSON.stringify(found) === JSON.stringify(expected)
    ? undefined
    : say.differs(where, JSON.stringify(found), JSON.stringify(expected));
}

function tensorDifference(
  found: WireTensor,
  expected: WireTensor,
  closeness: Closeness,
  where: string,
): Bilingual | undefined {
  if (found.s.length !== expected.s.length || found.s.some((length, axis) => length !== expected.s[axis])) {
    return say.shape(where, list(found.s), list(expected.s));
  }
  const at = firstDifference(found, expected, closeness);
  if (at < 0) return undefined;
  const [mine, right] = [found.v[at], expected.v[at]];
  const place = `${where}[${indexOf(at, expected.s).join(', ')}]: `;
  return typeof mine === 'string' && typeof right === 'number'
    ? say.notFinite(place, mine, show(right))
    : say.differs(place, show(mine), show(right));
}

/** The number, in row order, of the first place where two tensors of one shape part; −1 where they do not. */
export function firstDifference(found: WireTensor, expected: WireTensor, closeness: Closeness): number {
  // Sums of large terms that cancel keep the error of the large ones.
  const scale = expected.v.reduce<number>(
    (most, value) => (typeof value === 'number' ? Math.max(most, Math.abs(value)) : most), // a mistake may give NaN
    0,
  );
  return expected.v.findIndex((right, i) => {
    const mine = found.v[i];
    if (typeof right === 'string' || typeof mine === 'string') return mine !== right;
    return !same(mine, right, closeness, scale);
  });
}

function listDifference(
  found: WireValue,
  expected: readonly WireValue[],
  closeness: Closeness,
  path: string,
): Bilingual | undefined {
  const where = path === '' ? '' : `${path}: `;
  if (!isList(found)) return otherKind(where, found, expected);
  if (found.length !== expected.length) return say.length(where, found.length, expected.length);
  for (let i = 0; i < expected.length; i++) {
    const differs = difference(found[i], expected[i], closeness, `${path}[${i}]`);
    if (differs !== undefined) return differs;
  }
  return undefined;
}

function otherKind(where: string, found: WireValue, expected: WireValue): Bilingual {
  const text = say.wrongKind(where, kindOf(found), kindOf(expected));
  const advice =
    isWireTensor(expected) && isList(found)
      ? say.wrapIt
      : isKind(found, 'undefined')
        ? say.forgotReturn
        : kindOf(found).en === 'a promise'
          ? say.dropAsync
          : undefined;
  return advice === undefined ? text : { en: `${text.en}. ${advice.en}`, ko: `${text.ko}. ${advice.ko}` };
}

/** −0 is 0; nothing else is forgiven to a whole number. */
function same(found: number, expected: number, closeness: Closeness, scale: number): boolean {
  if (found === expected) return true;
  if (closeness === 'exact') return false;
  return Math.abs(found - expected) <= ABSOLUTE * Math.max(1, scale) + RELATIVE * Math.abs(expected);
}

function isKind(value: WireValue, kind: 'object' | 'nonfinite' | 'undefined'): boolean {
  return typeof value === 'object' && value !== null && 'k' in value && value.k === kind;
}

const isList = (value: WireValue): value is readonly WireValue[] => Array.isArray(value);
const list = (values: readonly number[]): string => `[${values.join(', ')}]`;

/** A number as one reads it: six significant digits. */
export function show(value: number | string): string {
  return typeof value === 'string'
    ? value
    : String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
}

/** The index of a place in row order. */
export function indexOf(flat: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length);
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = flat % shape[axis];
    flat = Math.floor(flat / shape[axis]);
  }
  return index;
}
