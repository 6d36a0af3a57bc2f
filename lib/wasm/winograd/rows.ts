import type { ConvShapes } from '../../shapes';
import { padImages } from '../machine/layout';
import type { Machine } from '../machine/machine';
import { biasesByGroup, type ConvOperands } from '../machine/operands';
import {
  CACHED_STEPS,
  runOffsets,
  UNIT_LEVEL,
  planOf,
  productPlan,
  ROWS_WORTH_PANELS,
  runParts,
} from '../machine/product';
import { SCRATCH } from '../machine/threads';
import { FilterMatrices, floatsForPanel, hasMatrices, paddedStride, threadsOf } from './sizes';
import { tilesPlan } from './tiles';

/** Fewer channels or filters are not worth the matrices. */
const FEW_CHANNELS = 8;
/** Tiles in the columns taken at once. */
const TILES_AT_ONCE = 256;

/** Whether Winograd's way along the rows is possible (a window is one run), and faster: kernels/winograd-rows.ts. */
export function suitsRows(s: ConvShapes): boolean {
  return hasMatrices(s, FEW_CHANNELS) && (s.kh * s.c) / s.groups <= CACHED_STEPS && s.ow % 2 === 0;
}

/** A convolution by tiles along the rows, whose shapes suit (`suitsRows`). */
export function winogradRows(
  machine: Machine,
  s: ConvShapes,
  { images, filters, b, out }: ConvOperands,
): void {
  const x = padImages(machine, images, s);
  const [channels, columns] = [s.c / s.groups, s.oc / s.groups];
  const window = s.kh * channels;
  const panels = machine.allocate(floatsOfLine(s.kh, window * columns));
  const biases = biasesByGroup(machine, s, b);
  const { block, floats } = workOf(s);
  const work = machine.allocate(floats * threadsOf(machine));
  const product = productPlan(machine, {
    sizes: [block, 1, s.oh],
    input: { start: 0, steps: [x.h * channels * 4, 0, channels * 4] },
    output: { start: 0, steps: [s.oh * columns * 4, 0, columns * 4] },
    runOffsets: runOffsets(machine, window, [UNIT_LEVEL, UNIT_LEVEL, UNIT_LEVEL]),
    runs: 1,
    runLength: window,
    panels,
    columns,
  });
  const wide = s.ow / 2;
  for (let group = 0; group < s.groups; group++) {
    const taps = planOf(machine, [
      ...[filters.start + group * filters.group, ...filters.steps, s.kh, channels, columns],
      ...[panels, FilterMatrices.rowsOnly, work, floats * 4],
    ]);
    machine.kernels.winogradFilters(taps, 0, Math.ceil(columns / 8), SCRATCH);
    const tiles = planOf(machine, [
      ...tilesPlan(s, x, out, group, [s.oh, wide]),
      ...[panels, product, biases(group), work, floats * 4, block],
    ]);
    const least = Math.ceil(ROWS_WORTH_PANELS / s.oh);
    const multiplications = s.n * s.oh * wide * (s.kw + 1) * window * columns;
    runParts(machine, 'winogradRows', tiles, s.n * wide, { unit: 1, least }, multiplications);
  }
}

/** t matrices. */
function floatsOfLine(taps: number, floats: number): number {
  return (taps + 1) * paddedStride(floats);
}

/** How many columns of tiles are taken at once; how many floats a thread needs for them, or before that the filters. */
function workOf(s: ConvShapes): { block: number; floats: number } {
  const block = Math.min((s.n * s.ow) / 2, Math.ceil(TILES_AT_ONCE / s.oh));
  const rows = s.oh + s.kh - 1;
  const tiles =
    floatsOfLine(s.kh, (block * rows * s.c) / s.groups) +
    floatsOfLine(s.kh, (block * s.oh * s.oc) / s.groups);
  return { block, floats: Math.max(floatsForPanel(s.kh), tiles) };
}
