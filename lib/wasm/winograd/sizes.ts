import type { ConvShapes } from '../../shapes';
import type { Machine } from '../machine/machine';

/** Which matrices of the filters are wanted: see `rowsOnly` in kernels/winograd-filters.ts. */
export const FilterMatrices = { square: 0, rowsOnly: 1 };

/** For fewer tiles than these, turning the filters to matrices costs more than it saves. */
const FEW_TILES = 24;
/** As many channels of a panel as kernels/winograd-filters.ts takes at once. */
const CHANNELS_AT_ONCE = 16;

/** Whether there are so many tiles that turning the filters to matrices pays. */
export function hasTiles(s: ConvShapes): boolean {
  return s.n * tilesOf(s.oh) * tilesOf(s.ow) >= FEW_TILES;
}

/**
 * Whether the kernels know the matrices for these filters, and there are at least `fewest` channels and filters, in
 * whole vectors.
 */
export function hasMatrices(s: ConvShapes, fewest: number): boolean {
  const [channels, filters] = [s.c / s.groups, s.oc / s.groups];
  return (
    s.kh === s.kw &&
    (s.kh === 3 || s.kh === 5) &&
    Math.max(s.strideH, s.strideW, s.dilationH, s.dilationW) === 1 &&
    channels % 4 === 0 &&
    filters % 4 === 0 &&
    Math.min(channels, filters) >= fewest
  );
}

export function threadsOf({ threads }: Machine): number {
  return threads?.count ?? 1;
}

function tilesOf(length: number): number {
  return Math.ceil(length / 2);
}

/** The same layer with one more row or column of the output where their number is odd. */
export function withEvenOutput(s: ConvShapes): ConvShapes {
  const [oh, ow] = [2 * tilesOf(s.oh), 2 * tilesOf(s.ow)];
  const { top, bottom, left, right } = s.padding;
  return { ...s, oh, ow, padding: { top, left, bottom: bottom + oh - s.oh, right: right + ow - s.ow } };
}

/** t² matrices. */
export function floatsOfPlaces(taps: number, floats: number): number {
  return (taps + 1) ** 2 * paddedStride(floats);
}

/** Floats from one matrix to the next: an odd number of cache lines, as in kernels/winograd-lines.ts. */
export function paddedStride(floats: number): number {
  return (Math.ceil(floats / 16) | 1) * 16;
}

/**
 * How many rows of tiles are taken at once, how many floats their places need, and how many (`lines`) a thread needs
 * while it transforms a row of them.
 */
export function workOf(s: ConvShapes, tilesAtOnce: number): { block: number; floats: number; lines: number } {
  const [high, wide] = [s.n * tilesOf(s.oh), tilesOf(s.ow)];
  const blocks = Math.max(1, Math.round((high * wide) / tilesAtOnce));
  const block = Math.ceil(high / Math.min(high, blocks));
  const tiles = block * wide;
  const floats =
    floatsOfPlaces(s.kh, (tiles * s.c) / s.groups) + floatsOfPlaces(s.kh, (tiles * s.oc) / s.groups);
  const widest = Math.max(s.c, s.oc) / s.groups;
  const lines = (s.kh + 1) * (2 * wide + s.kh - 1) * widest;
  return { block, floats, lines };
}

/** Room for a few channels of a panel, in which `winogradFilters` turns filters to matrices. */
export function floatsForPanel(taps: number): number {
  return taps * (2 * taps + 1) * 8 * CHANNELS_AT_ONCE;
}
