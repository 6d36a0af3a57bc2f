import type { ConvShapes } from '../../shapes';
import type { Machine } from './machine';
import { panelWidth } from './product';

/** What a convolution works on; images and output by their byte addresses in the engine's memory. */
export interface ConvOperands {
  /** x [N, H, W, C], not padded yet. */
  readonly images: number;
  readonly filters: FilterLayout;
  readonly b: Float32Array | Float64Array | null;
  readonly out: number;
}

/** Where the filters lie: tap (u, v) of channel c and filter o, in bytes, and how far it is from group to group. */
export interface FilterLayout {
  readonly start: number;
  readonly steps: readonly [u: number, v: number, c: number, o: number];
  readonly group: number;
}

/** Filters [KH, KW, C / groups, OC] at an address. */
export function filtersAt(start: number, s: ConvShapes): FilterLayout {
  const channels = s.c / s.groups;
  const tap = channels * s.oc * 4;
  return { start, steps: [s.kw * tap, tap, s.oc * 4, 4], group: (s.oc / s.groups) * 4 };
}

/** Copies the biases in; returns the address of a group's, padded to whole panels, or 0 where there are none. */
export function biasesByGroup(
  machine: Machine,
  s: ConvShapes,
  b: ConvOperands['b'],
): (group: number) => number {
  if (!b) return () => 0;
  const filters = s.oc / s.groups;
  const start = machine.allocate(s.groups * panelWidth(filters));
  const addressOf = (group: number): number => start + group * panelWidth(filters) * 4;
  for (let group = 0; group < s.groups; group++)
    machine.floats.set(b.subarray(group * filters, (group + 1) * filters), addressOf(group) / 4);
  return addressOf;
}
