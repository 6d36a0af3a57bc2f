/**
 * Winograd's convolution along the rows only: for layers with few channels.
 *
 * A tile is 1 × 2 outputs, and only the columns of the filter go through winograd.ts's matrices; over its rows the sum
 * is taken as the formula has it. For two outputs of five taps that is 6 multiplications instead of 10 (three taps: 4
 * instead of 6). Square tiles save more (36 instead of 100), but here each of the t places is a product over the
 * window's rows and channels together, [OH, KH · C] · [KH · C, OC], long enough to be worth its tile; over 8 channels
 * alone it is not.
 */
import { threadOf } from './thread';
import { INPUT, lines, OUTPUT, paddedStride } from './winograd-lines';
import { multiply, Winograd } from './winograd';

/** Columns first … last − 1 of tiles, counted through all images, `block` at once. `high` counts output rows. */
export function winogradRows(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const side = p.taps + 1, seen = p.high + p.taps - 1; // rows of the padded image that a column of tiles sees
  const pixel = p.channels * 4, outPixel = p.columns * 4;
  const inStep = paddedStride(p.block * seen * p.channels);
  const outStep = paddedStride(p.block * p.high * p.columns);
  const inputs = p.work + threadOf(scratch) * p.bytesPerThread;
  const sums = inputs + side * inStep;
  for (let column = first, columns = 0; column < last; column += columns) {
    columns = min(p.block, last - column);
    for (let i = 0; i < columns; i++) { // d B
      const to = inputs + i * seen * pixel;
      lines(INPUT, side, seen, pixel, imageAt(p, column + i), p.imageRow, p.imagePixel, to, pixel, inStep);
    }
    multiply(p, side, 1, columns * p.high, inputs, inStep, sums, outStep, scratch);
    for (let i = 0; i < columns; i++) { // m A
      const from = sums + i * p.high * outPixel;
      const to = outputAt(p, column + i);
      lines(OUTPUT, side, p.high, outPixel, from, outPixel, outStep, to, p.outputRow, p.outputPixel);
    }
  }
}

/** Where a column of tiles begins in the images. */
function imageAt(p: Winograd, column: i32): usize {
  return p.image + (column / p.wide) * p.imageN + 2 * (column % p.wide) * p.imagePixel;
}

/** And in the output. */
function outputAt(p: Winograd, column: i32): usize {
  return p.output + (column / p.wide) * p.outputN + 2 * (column % p.wide) * p.outputPixel;
}
