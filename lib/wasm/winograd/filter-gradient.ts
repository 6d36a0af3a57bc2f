import type { ConvShapes } from '../../shapes';
import { padImages } from '../machine/layout';
import type { Machine } from '../machine/machine';
import {
  runOffsets,
  largestPart,
  UNIT_LEVEL,
  panelWidth,
  planOf,
  productPlan,
  runParts,
} from '../machine/product';
import {
  FilterMatrices,
  floatsOfPlaces,
  hasMatrices,
  hasTiles,
  paddedStride,
  threadsOf,
  withEvenOutput,
  workOf,
} from './sizes';
import { tilesPlan } from './tiles';

/** Tiles that are summed over at once in the gradient of the filters. */
const TILES_IN_A_SUM = 128;
/**
 * The fewest for which it pays: fewer than for the convolution, because each sum runs over many tiles. (`filterLine` needs
 * at least 16 filters.)
 */
const [FEW_CHANNELS, FEW_FILTERS] = [8, 16];

/** Whether the gradient of the filters can go Winograd's way, and is faster so. */
export function suitsWinogradGradient(s: ConvShapes): boolean {
  return hasMatrices(s, FEW_CHANNELS) && s.oc / s.groups >= FEW_FILTERS && hasTiles(s);
}

/**
 * The gradient of the filters, backwards along the same way: with V = Bᵀ d B of each tile and channel, and D = A y Aᵀ
 * of each tile and filter, dw = Gᵀ [ Σ_tiles V · D ] G. The sum is a product for each of the t² places.
 *
 * dout and images in memory, without padding → dw, at `dw`.
 */
export function winogradFilterGradient(
  machine: Machine,
  s: ConvShapes,
  dout: number,
  images: number,
  dw: number,
): void {
  const even = withEvenOutput(s);
  const x = padImages(machine, images, even);
  const [below, right] = [even.oh - s.oh, even.ow - s.ow];
  const output = { ...s, h: s.oh, w: s.ow, c: s.oc, padding: { top: 0, left: 0, bottom: below, right } };
  const y = padImages(machine, dout, output).address;
  const [channels, columns] = [s.c / s.groups, s.oc / s.groups];
  const places = (s.kh + 1) ** 2;
  const { block, floats, lines } = workOf(s, TILES_IN_A_SUM);
  const [rows, wide] = [s.n * (even.oh / 2), even.ow / 2];
  const work = machine.allocate(floats);
  const sums = machine.allocate(floatsOfPlaces(s.kh, channels * columns));
  const shareOfRoom = Math.max(lines, floatsOfOnePlace(s, block * wide), floatsOfTaps(s));
  const room = machine.allocate(shareOfRoom * threadsOf(machine));
  for (let group = 0; group < s.groups; group++) {
    for (let row = 0; row < rows; row += block) {
      const count = Math.min(block, rows - row);
      const tiles = count * wide;
      const runLength = largestPart(tiles);
      const product = productPlan(machine, {
        sizes: [1, 1, channels],
        input: { start: 0, steps: [0, 0, tiles * 4] },
        output: { start: 0, steps: [0, 0, columns * 4] },
        runOffsets: runOffsets(machine, runLength, [
          UNIT_LEVEL,
          UNIT_LEVEL,
          [tiles / runLength, runLength * 4],
        ]),
        runs: tiles / runLength,
        runLength,
        panels: 0,
        columns,
        accumulate: row > 0,
      });
      const plan = planOf(machine, [
        ...tilesPlan(even, x, y, group, [even.oh / 2, wide]),
        ...[sums, product, room, work, shareOfRoom * 4, block, row],
      ]);
      const transforms = 4 * tiles * (channels + columns) * places; // loads and stores too
      runParts(machine, 'winogradPlaces', plan, count, { unit: 1, least: 1 }, transforms);
      runParts(
        machine,
        'winogradSums',
        plan,
        places,
        { unit: 1, least: 1 },
        tiles * channels * columns * places,
      );
    }
    const [tap, channel] = [channels * s.oc * 4, s.oc * 4];
    const taps = planOf(machine, [
      ...[dw + group * columns * 4, s.kw * tap, tap, channel, 4, s.kh, channels, columns],
      ...[sums, FilterMatrices.square, room, shareOfRoom * 4],
    ]);
    runParts(machine, 'winogradTaps', taps, channels, { unit: 1, least: 1 }, 4 * channels * columns * places);
  }
}

/** Room for both sides of one place's product: the inputs turned to planes, and the gradients in panels. */
function floatsOfOnePlace(s: ConvShapes, tiles: number): number {
  return paddedStride((tiles * s.c) / s.groups) + paddedStride(tiles * panelWidth(s.oc / s.groups));
}

/** Room to turn one channel's matrices back to taps. */
function floatsOfTaps(s: ConvShapes): number {
  return (s.kh * (s.kh + 1) * s.oc) / s.groups;
}
