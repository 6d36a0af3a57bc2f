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
 * t² multiplications, 16 for 36 or 36 for 100. A *place* is one of the t² positions (u, v) of a transformed tile. All
 * tiles' numbers of one place make a matrix, and, summed over the channels, a product of its own, [tiles, C] · [C, OC]:
 * product.ts does it.
 *
 * The points are 0, 1, −1, ∞, and for five taps 2 and −½ too, which keep rounding as small as the formula's; 2 and −2
 * would be two to three times worse. Lavin & Gray, "Fast Algorithms for Convolutional Neural Networks" (2016),
 * sections 3, 4.
 */
import { product, Product } from './product';
import { threadOf } from './thread';
import { INPUT, lines, OUTPUT, paddedStride } from './winograd-lines';

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
  panels: usize; // from winogradFilters: t² matrices, `paddedStride` apart; for winogradSums, where the sums go
  product: usize; // a product of one run of channels, or of tiles; what differs from place to place is filled in here
  start: usize; // what the sums start from (the bias), or 0
  work: usize; // room for tiles; but for the gradient of the filters, `bytesPerThread` for each thread
  bytesPerThread: i32;
  block: i32; // rows of tiles taken at once
  before: i32; // winogradPlaces alone: rows of tiles before this block's
}

/** Rows first … last − 1 of tiles, counted through all images: inputs to places, a product each, places to outputs. */
export function winograd(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const places = (p.taps + 1) * (p.taps + 1);
  const tiles = p.block * p.wide;
  const inStep = paddedStride(tiles * p.channels);
  const outStep = paddedStride(tiles * p.columns);
  const inputs = p.work + threadOf(scratch) * p.bytesPerThread;
  const sums = inputs + places * inStep;
  const half = sums + places * outStep;
  for (let row = first, rows = 0; row < last; row += rows) {
    rows = min(p.block, last - row);
    for (let r = 0; r < rows; r++) inputTiles(p, row + r, inputs + r * p.wide * p.channels * 4, inStep, half);
    multiply(p, places, p.taps + 2, rows * p.wide, inputs, inStep, sums, outStep, scratch);
    for (let r = 0; r < rows; r++) outputTiles(p, row + r, sums + r * p.wide * p.columns * 4, outStep, half);
  }
}

/**
 * The product's plan, copied to this thread's scratch, where it may change from place to place. The first 2048 bytes
 * there are product.ts's own.
 */
export function ownProduct(p: Winograd, scratch: usize): Product {
  const own = scratch + 2048;
  memory.copy(own, p.product, offsetof<Product>());
  return changetype<Product>(own);
}

/** The products of all places. The bias enters at place `biased`, the point 1, which counts once in every output. */
export function multiply(
  p: Winograd, places: i32, biased: i32, rows: i32,
  inputs: usize, inStep: i32, outputs: usize, outStep: i32, scratch: usize,
): void {
  const one = ownProduct(p, scratch);
  const panelStep = paddedStride(one.runs * one.runLength * one.columns);
  for (let place = 0; place < places; place++) {
    one.input = inputs + place * inStep;
    one.output = outputs + place * outStep;
    one.panels = p.panels + place * panelStep;
    one.start = place == biased ? p.start : 0;
    product(changetype<usize>(one), 0, rows, scratch);
  }
}

/**
 * Row `row` of tiles: Bᵀ d B. First down the columns, for neighbouring tiles share them. `half`: room for Bᵀ d, before
 * it is multiplied by B. `step`: bytes from place to place.
 */
export function inputTiles(p: Winograd, row: i32, to: usize, step: i32, half: usize): void {
  const side = p.taps + 1, pixels = 2 * p.wide + p.taps - 1;
  const width = p.channels * 4, line = pixels * width;
  const from = p.image + (row / p.high) * p.imageN + 2 * (row % p.high) * p.imageRow;
  lines(INPUT, side, pixels, width, from, p.imagePixel, p.imageRow, half, width, line);
  for (let u = 0; u < side; u++) {
    lines(INPUT, side, p.wide, width, half + u * line, 2 * width, width, to + u * side * step, width, step);
  }
}

/** Row `row` of tiles: Aᵀ m A. */
function outputTiles(p: Winograd, row: i32, from: usize, step: i32, half: usize): void {
  const side = p.taps + 1;
  const width = p.columns * 4, line = p.wide * width;
  for (let v = 0; v < side; v++) {
    lines(OUTPUT, side, p.wide, width, from + v * step, width, side * step, half + v * line, width, side * line);
  }
  let to = p.output + (row / p.high) * p.outputN + 2 * (row % p.high) * p.outputRow;
  for (let i = 0; i < 2; i++) {
    lines(OUTPUT, side, p.wide, width, half + i * side * line, width, line, to, 2 * p.outputPixel, p.outputPixel);
    to += p.outputRow;
  }
}
