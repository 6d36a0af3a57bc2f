import type { Pair } from '../backend';
import { ShapeError } from '../errors';
import { rejectUnknownOptions } from '../shapes/options';

/** A number or [height, width] as two whole numbers of at least `least`. */
export function toPair(name: string, what: string, value: Pair, least: number): [number, number] {
  const both: unknown = typeof value === 'number' ? [value, value] : value;
  if (!isPair(both)) {
    throw new ShapeError(`${name}: ${what} is a number or [height, width], not ${formatValue(value)}`);
  }
  for (const one of both) checkInteger(name, what, one, least);
  return [both[0], both[1]];
}

function isPair(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2;
}

/** Throws ShapeError unless the groups divide both channel counts. */
export function checkGroups(name: string, inChannels: number, outChannels: number, groups: number): void {
  checkInteger(name, 'input channels', inChannels, 1);
  checkInteger(name, 'output channels', outChannels, 1);
  checkInteger(name, 'groups', groups, 1);
  if (inChannels % groups !== 0)
    throw new ShapeError(`${name}: ${groups} groups do not divide ${inChannels} input channels`);
  if (outChannels % groups !== 0)
    throw new ShapeError(`${name}: ${groups} groups do not divide ${outChannels} filters`);
}

/** Throws ShapeError unless `value` is a whole number of at least `least`, and exactly representable: adding 1 to 10³⁰⁰ changes nothing. */
export function checkInteger(name: string, what: string, value: number, least: number): void {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new ShapeError(
      `${name}: ${what} must be a whole number of at least ${least}, not ${formatValue(value)}`,
    );
  }
}

/** A value as it would be written in code: "2" is not 2. */
function formatValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'object':
      return JSON.stringify(value);
    case 'bigint':
      return `${value}n`;
    default:
      return String(value);
  }
}

/** What else is said of a layer: one description serves several functions. */
const OF_A_LAYER = new Set(
  'name kind output kernel stride padding dilation inChannels outChannels filters groups bias'.split(' '),
);

/** Throws a TypeError where `others` holds what no layer has: with `pad: 1` the padding would silently stay 0. */
export function rejectNoLayer(name: string, others: object, known: string): void {
  const strange = Object.entries(others).filter(([what]) => !OF_A_LAYER.has(what));
  rejectUnknownOptions(name, Object.fromEntries(strange), known);
}
