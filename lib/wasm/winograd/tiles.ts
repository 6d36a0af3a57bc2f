import type { ConvShapes } from '../../shapes';
import { padImages, type PaddedImages } from '../machine/layout';
import type { Machine } from '../machine/machine';
import { biasesByGroup, type ConvOperands } from '../machine/operands';
import {
  runOffsets,
  largestPart,
  UNIT_LEVEL,
  planOf,
  productPlan,
  ROWS_WORTH_PANELS,
  runParts,
} from '../machine/product';
import {
  FilterMatrices,
  floatsForPanel,
  floatsOfPlaces,
  hasMatrices,
  hasTiles,
  threadsOf,
  withEvenOutput,
  workOf,
} from './sizes';

/** With fewer channels or filters, transforming the tiles costs more than the multiplications it saves. */
const FEW_CHANNELS = 16;
/** Tiles taken at once: their places, of all channels and filters, should stay in the second-level cache. */
const TILES_AT_ONCE = 32;

/** Whether Winograd's way is possible, and faster: see kernels/winograd.ts. */
export function suitsWinograd(s: ConvShapes): boolean {
  return hasMatrices(s, FEW_CHANNELS) && hasTiles(s);
}

/**
 * A convolution by square tiles, whose shapes suit (`suitsWinograd`).
 *
 * One plan for the filters, one for the tiles, group by group; what they hold stands in kernels/winograd.ts.
 */
export function winograd(machine: Machine, s: ConvShapes, { images, filters, b, out }: ConvOperands): void {
  const even = withEvenOutput(s);
  const x = padImages(machine, images, even);
  const [channels, columns] = [s.c / s.groups, s.oc / s.groups];
  const [high, wide] = [even.oh / 2, even.ow / 2];
  const isEven = even.oh === s.oh && even.ow === s.ow;
  const target = isEven ? out : machine.allocate(s.n * even.oh * even.ow * s.oc);
  const panels = machine.allocate(floatsOfPlaces(s.kh, channels * columns));
  const biases = biasesByGroup(machine, s, b);
  const { block } = workOf(s, TILES_AT_ONCE);
  const floats = floatsOfThread(s);
  const work = machine.allocate(floats * threadsOf(machine));
  const part = largestPart(channels);
  const product = productPlan(machine, {
    sizes: [1, 1, block * wide],
    input: { start: 0, steps: [0, 0, channels * 4] },
    output: { start: 0, steps: [0, 0, columns * 4] },
    runOffsets: runOffsets(machine, part, [UNIT_LEVEL, UNIT_LEVEL, [channels / part, part * 4]]),
    runs: channels / part,
    runLength: part,
    panels,
    columns,
  });
  const multiplications = s.n * high * wide * (s.kh + 1) ** 2 * channels * columns;
  for (let group = 0; group < s.groups; group++) {
    const taps = planOf(machine, [
      ...[filters.start + group * filters.group, ...filters.steps, s.kh, channels, columns],
      ...[panels, FilterMatrices.square, work, floats * 4],
    ]);
    runParts(
      machine,
      'winogradFilters',
      taps,
      Math.ceil(columns / 8),
      { unit: 1, least: 1 },
      40 * channels * columns,
    );
    const tiles = planOf(machine, [
      ...tilesPlan(even, x, target, group, [high, wide]),
      ...[panels, product, biases(group), work, floats * 4, block],
    ]);
    const least = Math.ceil(ROWS_WORTH_PANELS / wide);
    runParts(machine, 'winograd', tiles, s.n * high, { unit: 1, least }, multiplications);
  }
  if (!isEven) {
    const line = s.oc * 4;
    const [below, right] = [even.oh - s.oh, (even.ow - s.ow) * line];
    machine.kernels.crop(target, s.n, s.oh, s.ow * line, 0, below, 0, right, out);
  }
}

/** The first numbers of a plan of tiles, in the order of kernels/winograd.ts. */
export function tilesPlan(
  s: ConvShapes,
  x: PaddedImages,
  output: number,
  group: number,
  tiles: readonly [high: number, wide: number],
): number[] {
  const [channels, columns] = [s.c / s.groups, s.oc / s.groups];
  const pixel = [x.c * 4, s.oc * 4];
  return [
    ...[x.address + group * channels * 4, x.h * x.w * pixel[0], x.w * pixel[0], pixel[0]],
    ...[output + group * columns * 4, s.oh * s.ow * pixel[1], s.ow * pixel[1], pixel[1]],
    ...[...tiles, s.kh, channels, columns],
  ];
}

/** What each thread needs for itself: for the filters first, then for the tiles. */
function floatsOfThread(s: ConvShapes): number {
  const { floats, lines } = workOf(s, TILES_AT_ONCE);
  return Math.max(floatsForPanel(s.kh), floats + lines);
}
