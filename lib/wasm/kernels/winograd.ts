/**
 * Winograd's convolution: 3 × 3 or 5 × 5 filters of stride 1, with fewer multiplications than the formula has.
 *
 * Along one line: two outputs of a filter with r taps see t = r + 1 inputs. The formula multiplies 2 r times. But a
 * convolution is a product of polynomials, and a product is known once its values at t points are: so evaluate both
 * at t points, multiply there t times, and interpolate.
 *
 *     y [2] = Aᵀ [ (G g) ⊙ (Bᵀ d) ]        d [t] inputs, g [r] taps
 *
 * Over an image the same is done in rows and columns: a tile of t × t inputs gives 2 × 2 outputs of one filter with
 * t² multiplications, 16 for 36 or 36 for 100. Summed over the channels, each of the t² places is a matrix product
 * of its own, [tiles, C] · [C, OC], and product.ts does it.
 *
 * The points are 0, 1, −1, ∞, and for five taps 2 and −½ too, which keep rounding as small as the formula's; 2 and −2
 * would be two to three times worse. Lavin & Gray, "Fast Algorithms for Convolutional Neural Networks" (2016), sections 3, 4.
 */
import { pack, planes } from './pack';
import { product, Product } from './product';
import { gradientLine, inputLine, LINES, outputLine, spaced } from './winograd-lines';

/** A pass over one group, as 20 whole numbers that the caller writes into memory, in this order. Steps are in bytes. */
@unmanaged
export class Winograd {
  image: usize; // padded; a tile starts at image + n · imageN + 2 i · imageRow + 2 j · imagePixel
  imageN: i32;
  imageRow: i32;
  imagePixel: i32;
  output: usize; // with an even number of rows and columns
  outputN: i32;
  outputRow: i32;
  outputPixel: i32;
  high: i32; // tiles in a column and in a row of an image
  wide: i32;
  taps: i32; // 3 or 5
  channels: i32;
  columns: i32; // filters
  panels: usize; // from winogradFilters: t² matrices, `spaced` apart; for winogradSums, where the sums go
  product: usize; // a product of one run of channels, or of tiles; what differs from place to place is filled in here
  start: usize; // what the sums start from (the bias), or 0; for winogradSums, room for one place, `share` a thread
  work: usize; // room for tiles; but for the gradient of the filters, `share` for each thread
  share: i32;
  block: i32; // rows of tiles taken at once
  before: i32; // winogradPlaces alone: rows of tiles before this block's
}

export const PLAN: usize = 2304; // in a thread's scratch: behind what product.ts takes of it

/** Rows first … last − 1 of tiles, counted through all images: inputs to places, a product each, places to outputs. */
export function winograd(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const side = p.taps + 1;
  const tiles = p.block * p.wide;
  const inStep = spaced(tiles * p.channels);
  const outStep = spaced(tiles * p.columns);
  const inputs = p.work + (scratch / 4096 - 1) * p.share;
  const sums = inputs + side * side * inStep;
  for (let row = first, rows = 0; row < last; row += rows) {
    rows = min(p.block, last - row);
    for (let r = 0; r < rows; r++) {
      inputTiles(p, row + r, inputs + r * p.wide * p.channels * 4, inStep, scratch + LINES);
    }
    for (let place = 0; place < side * side; place++) {
      multiply(p, place, rows * p.wide, inputs + place * inStep, sums + place * outStep, scratch);
    }
    for (let r = 0; r < rows; r++) {
      outputTiles(p, row + r, sums + r * p.wide * p.columns * 4, outStep, scratch + LINES);
    }
  }
}

/** The product of one place. The bias enters at the point 1, which counts once in either output of a line. */
function multiply(p: Winograd, place: i32, tiles: i32, input: usize, output: usize, scratch: usize): void {
  const plan = scratch + PLAN;
  memory.copy(plan, p.product, 76);
  const one = changetype<Product>(plan);
  const side = p.taps + 1;
  one.input = input;
  one.output = output;
  one.sizeC = tiles;
  one.unit = tiles;
  one.panels = p.panels + place * spaced(p.channels * p.columns);
  one.start = place == side + 1 ? p.start : 0;
  product(plan, 0, tiles, scratch);
}

/** Row `row` of tiles: Bᵀ d B, 4 channels at a time. `step`: from place to place. */
function inputTiles(p: Winograd, row: i32, to: usize, step: i32, lines: usize): void {
  const side = p.taps + 1;
  let from = p.image + (row / p.high) * p.imageN + 2 * (row % p.high) * p.imageRow;
  for (let tile = 0; tile < p.wide; tile++) {
    let at = from;
    for (let c = 0; c < p.channels; c += 4) {
      for (let k = 0; k < side; k++) {
        inputLine(side, at + k * p.imagePixel, p.imageRow, lines + (k << 4), side << 4);
      }
      for (let k = 0; k < side; k++) {
        inputLine(side, lines + k * (side << 4), 16, to + k * side * step, step);
      }
      at += 16;
      to += 16;
    }
    from += 2 * p.imagePixel;
  }
}

/** Row `row` of tiles: Aᵀ m A. */
function outputTiles(p: Winograd, row: i32, from: usize, step: i32, lines: usize): void {
  const side = p.taps + 1;
  let to = p.output + (row / p.high) * p.outputN + 2 * (row % p.high) * p.outputRow;
  for (let tile = 0; tile < p.wide; tile++) {
    let at = to;
    for (let c = 0; c < p.columns; c += 4) {
      for (let k = 0; k < side; k++) {
        outputLine(side, from + k * step, side * step, lines + (k << 4), side << 4);
      }
      for (let i = 0; i < 2; i++) {
        outputLine(side, lines + i * (side << 4), 16, at + i * p.outputRow, p.outputPixel);
      }
      from += 16;
      at += 16;
    }
    to += 2 * p.outputPixel;
  }
}

/** Row `row` of tiles: A y Aᵀ of the output's gradient y. */
function gradientTiles(p: Winograd, row: i32, to: usize, step: i32, lines: usize): void {
  const side = p.taps + 1;
  let from = p.output + (row / p.high) * p.outputN + 2 * (row % p.high) * p.outputRow;
  for (let tile = 0; tile < p.wide; tile++) {
    let at = from;
    for (let c = 0; c < p.columns; c += 4) {
      for (let i = 0; i < 2; i++) {
        gradientLine(side, at + i * p.outputPixel, p.outputRow, lines + (i << 4), 32);
      }
      for (let k = 0; k < side; k++) {
        gradientLine(side, lines + (k << 5), 16, to + k * side * step, step);
      }
      at += 16;
      to += 16;
    }
    from += 2 * p.outputPixel;
  }
}

/**
 * For the gradient of the filters, rows first … last − 1 of a block of tiles: both sides of the product over the tiles.
 * The inputs' places come first, [t²][tiles][channels], then those of the output's gradient.
 */
export function winogradPlaces(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const tiles = p.block * p.wide;
  const inStep = spaced(tiles * p.channels);
  const outStep = spaced(tiles * p.columns);
  const gradients = p.work + (p.taps + 1) * (p.taps + 1) * inStep;
  for (let row = first; row < last; row++) {
    const at = row * p.wide * 4;
    inputTiles(p, p.before + row, p.work + at * p.channels, inStep, scratch + LINES);
    gradientTiles(p, p.before + row, gradients + at * p.columns, outStep, scratch + LINES);
  }
}

/** Then places first … last − 1: the sum over the block's tiles, [channels, columns], is set or added to. */
export function winogradSums(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const own = scratch + PLAN;
  memory.copy(own, p.product, 76);
  const one = changetype<Product>(own);
  const tiles = one.runs * one.run;
  const inStep = spaced(p.block * p.wide * p.channels);
  const outStep = spaced(p.block * p.wide * p.columns);
  const gradients = p.work + (p.taps + 1) * (p.taps + 1) * inStep;
  one.input = p.start + (scratch / 4096 - 1) * p.share;
  one.panels = one.input + spaced(tiles * p.channels);
  for (let place = first; place < last; place++) {
    planes(p.work + place * inStep, 1, tiles, p.channels, 1, 0, tiles, 1, one.input);
    pack(gradients + place * outStep, 1, 0, tiles, p.columns * 4, p.columns, 4, one.panels);
    one.output = p.panels + place * spaced(p.channels * p.columns);
    product(own, 0, p.channels, scratch);
  }
}
