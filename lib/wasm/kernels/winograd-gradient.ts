/** Winograd's way for the gradient of the filters: winograd.ts says what the tiles and their places are. */
import { pack, planes } from './pack';
import { product } from './product';
import { threadOf } from './thread';
import { inputTiles, ownProduct, Winograd } from './winograd';
import { GRADIENT, lines, paddedStride } from './winograd-lines';

/** Row `row` of tiles: A y Aᵀ of the output's gradient y. */
function gradientTiles(p: Winograd, row: i32, to: usize, step: i32, half: usize): void {
  const side = p.taps + 1, pixels = 2 * p.wide;
  const width = p.columns * 4, line = pixels * width;
  const from = p.output + (row / p.high) * p.outputN + 2 * (row % p.high) * p.outputRow;
  lines(GRADIENT, side, pixels, width, from, p.outputPixel, p.outputRow, half, width, line);
  for (let u = 0; u < side; u++) {
    lines(GRADIENT, side, p.wide, width, half + u * line, 2 * width, width, to + u * side * step, width, step);
  }
}

/**
 * For the gradient of the filters, rows first … last − 1 of a block of tiles: both sides of the product over the tiles.
 * The inputs' places come first, [t²][tiles][channels], then those of the output's gradient. `start` is room for one
 * line of tiles here, or for one place in winogradSums; `bytesPerThread` for each thread.
 */
export function winogradPlaces(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const tiles = p.block * p.wide;
  const inStep = paddedStride(tiles * p.channels);
  const outStep = paddedStride(tiles * p.columns);
  const gradients = p.work + (p.taps + 1) * (p.taps + 1) * inStep;
  const half = p.start + threadOf(scratch) * p.bytesPerThread;
  for (let row = first; row < last; row++) {
    const at = row * p.wide * 4;
    inputTiles(p, p.before + row, p.work + at * p.channels, inStep, half);
    gradientTiles(p, p.before + row, gradients + at * p.columns, outStep, half);
  }
}

/** Then places first … last − 1: the sum over the block's tiles, [channels, columns], is set or added to. */
export function winogradSums(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const one = ownProduct(p, scratch);
  const tiles = one.runs * one.runLength;
  const inStep = paddedStride(p.block * p.wide * p.channels);
  const outStep = paddedStride(p.block * p.wide * p.columns);
  const gradients = p.work + (p.taps + 1) * (p.taps + 1) * inStep;
  one.input = p.start + threadOf(scratch) * p.bytesPerThread;
  one.panels = one.input + paddedStride(tiles * p.channels);
  for (let place = first; place < last; place++) {
    planes(p.work + place * inStep, 1, tiles, p.channels, 1, 0, tiles, 1, one.input);
    pack(gradients + place * outStep, 1, 0, tiles, p.columns * 4, p.columns, 4, one.panels);
    one.output = p.panels + place * paddedStride(p.channels * p.columns);
    product(changetype<usize>(one), 0, p.channels, scratch);
  }
}
