import type { ConvShapes } from '../shapes';
import { padImages, paddedSize } from './layout';
import type { Machine } from './machine';
import { jumps, largestPart, multiply, once, panelWidth, planOf } from './product';
import { SCRATCH } from './threads';
import { floatsOfPlaces, tilesPlan, withEvenOutput, workOf } from './winograd';

/** Tiles that are summed over at once in the gradient of the filters. */
const TILES_IN_A_SUM = 128;

/**
 * The gradient of the filters, backwards along the same way: with V = Bᵀ d B of each tile and channel, and D = A y Aᵀ of
 * each tile and filter, dw = Gᵀ [ Σ_tiles V · D ] G. The sum is a product for each of the t² places.
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
  const { block, floats } = workOf(s, TILES_IN_A_SUM);
  const [rows, wide] = [s.n * (even.oh / 2), even.ow / 2];
  const [inStep, outStep, sumStep] = [
    block * wide * channels,
    block * wide * columns,
    channels * columns,
  ].map((size) => floatsOfPlaces(s.kh, size) * (4 / places));
  const work = machine.take(floats);
  const sums = machine.take(floatsOfPlaces(s.kh, channels * columns));
  const [turned, panels] = [channels, panelWidth(columns)].map((each) => machine.take(block * wide * each));
  for (let group = 0; group < s.groups; group++) {
    const plan = planOf(machine, [
      ...tilesPlan(even, x, y, group, [even.oh / 2, wide]),
      0,
      0,
      0,
      work,
      0,
      block,
    ]);
    for (let row = 0; row < rows; row += block) {
      const last = Math.min(rows, row + block);
      const count = (last - row) * wide;
      machine.kernels.winogradPlaces(plan, row, last, SCRATCH);
      const run = largestPart(count);
      const along = jumps(machine, run, [once, once, [count / run, run * 4]]);
      for (let place = 0; place < places; place++) {
        const gradients = work + places * inStep + place * outStep;
        machine.kernels.planes(work + place * inStep, 1, count, channels, 1, 0, count, 1, turned);
        machine.kernels.pack(gradients, 1, 0, count, columns * 4, columns, 4, panels);
        multiply(machine, {
          sizes: [1, 1, channels],
          input: { start: turned, steps: [0, 0, count * 4] },
          output: { start: sums + place * sumStep, steps: [0, 0, columns * 4] },
          jumps: along,
          runs: count / run,
          run,
          panels,
          columns,
          more: row > 0,
        });
      }
    }
    const [tap, channel] = [channels * s.oc * 4, s.oc * 4];
    const taps = planOf(machine, [
      dw + group * columns * 4,
      s.kw * tap,
      tap,
      channel,
      4,
      s.kh,
      channels,
      columns,
      sums,
    ]);
    machine.kernels.winogradTaps(taps, 0, channels, SCRATCH);
  }
}

/** What `winogradFilterGradient` lays out beside the images, dout and dw. */
export function floatsForWinogradGradient(s: ConvShapes): number {
  const even = withEvenOutput(s);
  const [h, w] = paddedSize(even);
  const [channels, columns] = [s.c / s.groups, s.oc / s.groups];
  const { block, floats } = workOf(s, TILES_IN_A_SUM);
  const padded = s.n * (h * w * s.c + even.oh * even.ow * s.oc);
  const onePlace = block * (even.ow / 2) * (channels + panelWidth(columns));
  const blocks = Math.ceil((s.n * even.oh) / 2 / block);
  const plans = 32 * (8 + s.groups * (2 + blocks * (1 + (s.kh + 1) ** 2)));
  return (
    padded + floats + floatsOfPlaces(s.kh, channels * columns) + onePlace + plans + blocks * s.groups * 64
  );
}
