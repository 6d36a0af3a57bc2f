import type { Pair } from '../backend';
import { ShapeError } from '../errors';

/** A number for both axes, or [height, width], as two whole numbers of at least 1. */
export function both(name: string, what: string, size: Pair): readonly [number, number] {
  const [height, width] = typeof size === 'object' ? size : [size, size];
  whole(name, what, height, 1);
  whole(name, what, width, 1);
  return [height, width];
}

/** Throws ShapeError unless the groups divide both channel counts. */
export function checkGroups(name: string, inChannels: number, outChannels: number, groups: number): void {
  whole(name, 'input channels', inChannels, 1);
  whole(name, 'output channels', outChannels, 1);
  whole(name, 'groups', groups, 1);
  if (inChannels % groups !== 0)
    throw new ShapeError(`${name}: ${groups} groups do not divide ${inChannels} input channels`);
  if (outChannels % groups !== 0)
    throw new ShapeError(`${name}: ${groups} groups do not divide ${outChannels} filters`);
}

/** Throws ShapeError unless `value` is a whole number of at least `least`. */
export function whole(name: string, what: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new ShapeError(`${name}: ${what} must be a whole number of at least ${least}, not ${value}`);
  }
}
