import type { ConvShapes } from '../shapes';
import { padImages, paddedSize, type PaddedImages } from './layout';
import type { Machine } from './machine';
import {
  CACHED_STEPS,
  jumps,
  once,
  panelWidth,
  planOf,
  productPlan,
  ROWS_WORTH_PANELS,
  share,
  type Rows,
} from './product';
import { SCRATCH } from './threads';
import {
  FilterOrder,
  floatsForPanel,
  floatsForWinograd,
  hasMatrices,
  spaced,
  suitsWinograd,
  threadsOf,
  tilesPlan,
  winograd,
  type FilterPlace,
} from './winograd';

/** Fewer channels or filters are not worth the matrices. */
const FEW_CHANNELS = 8;
/** Tiles in the columns taken at once. */
const TILES_AT_ONCE = 256;

/** Whether Winograd's way along the rows is possible (a window is one run), and faster: kernels/winograd-rows.ts. */
function suitsRows(s: ConvShapes): boolean {
  return hasMatrices(s, FEW_CHANNELS) && (s.kh * s.c) / s.groups <= CACHED_STEPS && s.ow % 2 === 0;
}

/** Whether the gradient of the images can go the same way backwards. */
export function suitsRowsBack(s: ConvShapes): boolean {
  return suitsRows(s) && (s.c / s.groups) % 8 === 0 && s.oc / s.groups <= CACHED_STEPS;
}

/** A convolution whose shapes suit: images in memory, without padding → the output, at `out`. */
function winogradRows(
  machine: Machine,
  s: ConvShapes,
  images: number,
  filters: FilterPlace,
  b: Float32Array | Float64Array | null,
  out: number,
): void {
  rowsOf(machine, s, padImages(machine, images, s), filters, b, out, false);
}

/** The same backwards: dout in memory, at `out` → dx, added to the padded images, which are zeros. */
export function winogradRowsBack(
  machine: Machine,
  s: ConvShapes,
  x: PaddedImages,
  filters: FilterPlace,
  out: number,
): void {
  rowsOf(machine, s, x, filters, null, out, true);
}

function rowsOf(
  machine: Machine,
  s: ConvShapes,
  x: PaddedImages,
  filters: FilterPlace,
  b: Float32Array | Float64Array | null,
  out: number,
  back: boolean,
): void {
  const [channels, columns] = [s.c / s.groups, s.oc / s.groups];
  const window = s.kh * channels;
  const panels = machine.take(floatsOfPlaces(s.kh, window * columns));
  const start = machine.take(panelWidth(columns));
  const { block, floats } = workOf(s);
  const work = machine.take(floats * threadsOf(machine));
  const windows: Rows = { start: 0, steps: [x.h * channels * 4, 0, channels * 4] };
  const outputs: Rows = { start: 0, steps: [s.oh * columns * 4, 0, columns * 4] };
  const [input, output, run] = back ? [outputs, windows, columns] : [windows, outputs, window];
  const product = productPlan(machine, {
    sizes: [block, 1, s.oh],
    input,
    output,
    jumps: jumps(machine, run, [once, once, once]),
    runs: 1,
    run,
    panels,
    columns: back ? window : columns,
    more: back,
  });
  const [u, v, c, o] = filters.steps;
  const wide = s.ow / 2;
  for (let group = 0; group < s.groups; group++) {
    const first = filters.start + group * filters.group;
    const taps = planOf(machine, [
      ...[first, u, v],
      ...(back ? [o, c, s.kh, columns, channels] : [c, o, s.kh, channels, columns]),
      ...[panels, back ? FilterOrder.beside : FilterOrder.below, work, floats * 4],
    ]);
    machine.kernels.winogradFilters(taps, 0, Math.ceil((back ? channels : columns) / 8), SCRATCH);
    if (b) machine.floats.set(b.subarray(group * columns, (group + 1) * columns), start / 4);
    const tiles = planOf(machine, [
      ...tilesPlan(s, x, out, group, [s.oh, wide]),
      ...[panels, product, b ? start : 0, work, floats * 4, block],
    ]);
    const kernel = back ? 'winogradRowsBack' : 'winogradRows';
    const cut = { unit: back ? wide : 1, least: Math.ceil(ROWS_WORTH_PANELS / s.oh) };
    const multiplications = s.n * s.oh * wide * (s.kw + 1) * window * columns;
    share(machine, kernel, tiles, s.n * wide, cut, multiplications);
  }
}

/** t matrices. */
function floatsOfPlaces(taps: number, floats: number): number {
  return (taps + 1) * spaced(floats);
}

/** How many columns of tiles are taken at once, and how many floats a thread needs for them, or before that the filters. */
function workOf(s: ConvShapes): { block: number; floats: number } {
  const block = Math.min((s.n * s.ow) / 2, Math.ceil(TILES_AT_ONCE / s.oh));
  const rows = s.oh + s.kh - 1;
  const tiles =
    floatsOfPlaces(s.kh, (block * rows * s.c) / s.groups) +
    floatsOfPlaces(s.kh, (block * s.oh * s.oc) / s.groups);
  return { block, floats: Math.max(floatsForPanel(s.kh), tiles) };
}

/** What either way lays out beside the images, the filters and the output. */
export function floatsForRows(machine: Machine, s: ConvShapes): number {
  const [h, w] = paddedSize(s);
  const run = (s.kh * s.c) / s.groups;
  const panels = floatsOfPlaces(s.kh, (run * s.oc) / s.groups);
  return s.n * h * w * s.c + panels + workOf(s).floats * threadsOf(machine) + s.oc + 32 * (16 + 2 * s.groups);
}

/** A way to convolve with fewer multiplications. */
export interface Way {
  readonly run: typeof winograd;
  /** What it lays out beside the images, the filters and the output. */
  readonly floats: (machine: Machine, s: ConvShapes) => number;
}

/** The faster of the two that suit, if one does: square tiles for many channels, tiles along the rows for few. */
export function winogradWay(s: ConvShapes): Way | null {
  if (suitsWinograd(s)) return { run: winograd, floats: floatsForWinograd };
  if (suitsRows(s)) return { run: winogradRows, floats: floatsForRows };
  return null;
}
