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
 * would be five times worse. Lavin & Gray, "Fast Algorithms for Convolutional Neural Networks" (2016), sections 3, 4.
 */
import { product, Product } from './product';
import { filterLine, gradientLine, inputLine, outputLine, tapLine } from './winograd-lines';

/** A pass over one group, as 19 whole numbers that the caller writes into memory, in this order. Steps are in bytes. */
@unmanaged
class Winograd {
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
  panels: usize; // from winogradFilters: t² matrices, `spaced` apart
  product: usize; // a product of one run of channels; rows, columns, panels and output are filled in here
  start: usize; // what the sums start from (the bias), or 0
  work: usize; // room for tiles, `share` for each thread
  share: i32;
  block: i32; // rows of tiles taken at once
}

/** Where each thread's scratch has what: behind what product.ts takes of it. */
const PLAN: usize = 2304;
const LINES: usize = 2560;
const TAPS: usize = 3136; // lines take 6 × 6 vectors at most, taps 5

/** Bytes from one place's matrix to the next: an odd number of cache lines, or all places would share one set. */
// @ts-ignore: decorator
@inline
function spaced(floats: i32): i32 {
  return (((floats + 15) >> 4) | 1) << 6;
}

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
      outputLine(side, lines, 16, at, p.outputPixel);
      outputLine(side, lines + (side << 4), 16, at + p.outputRow, p.outputPixel);
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
      gradientLine(side, at, p.outputRow, lines, 32);
      gradientLine(side, at + p.outputPixel, p.outputRow, lines + 16, 32);
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
 * For the gradient of the filters, rows first … last − 1 of tiles, one block at most: both sides of the product over
 * the tiles. The inputs' places come first, [t²][tiles][channels], then those of the output's gradient.
 */
export function winogradPlaces(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const side = p.taps + 1;
  const tiles = p.block * p.wide;
  const inStep = spaced(tiles * p.channels);
  const outStep = spaced(tiles * p.columns);
  const gradients = p.work + side * side * inStep;
  for (let row = first; row < last; row++) {
    const before = (row % p.block) * p.wide * 4;
    inputTiles(p, row, p.work + before * p.channels, inStep, scratch + LINES);
    gradientTiles(p, row, gradients + before * p.columns, outStep, scratch + LINES);
  }
}

/** All filters of a group, as 9 whole numbers. Tap (u, v) of channel k and filter o: from + u · stepU + … bytes. */
@unmanaged
class Filters {
  from: usize;
  stepU: i32;
  stepV: i32;
  stepK: i32;
  stepO: i32;
  taps: i32;
  channels: i32;
  columns: i32; // a multiple of 4
  panels: usize; // t² matrices in panels of 8 columns, as pack.ts makes them
}

/** So many channels go through all panels before the next ones: a cache line of filters serves two panels. */
const FEW: i32 = 16;

/** Panels first … last − 1: G g Gᵀ, 4 filters at a time. */
export function winogradFilters(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Filters>(plan);
  for (let k = 0; k < p.channels; k += FEW) {
    const channels = min(FEW, p.channels - k);
    for (let panel = first; panel < last; panel++) filtersOfPanel(p, panel, k, channels, scratch);
  }
}

function filtersOfPanel(p: Filters, panel: i32, channel: i32, channels: i32, scratch: usize): void {
  const taps = p.taps, side = taps + 1;
  const placeStep = spaced(p.channels * p.columns);
  const lines = scratch + LINES, raw = scratch + TAPS;
  const lanes = min(8, p.columns - panel * 8);
  let to = p.panels + panel * 32 * p.channels + channel * lanes * 4;
  for (let k = channel; k < channel + channels; k++) {
    for (let lane = 0; lane < lanes; lane += 4) {
      const at = p.from + k * p.stepK + (panel * 8 + lane) * p.stepO;
      for (let v = 0; v < taps; v++) {
        let column = at + v * p.stepV, step = p.stepU;
        if (p.stepO != 4) {
          gather(column, step, p.stepO, taps, raw);
          column = raw;
          step = 16;
        }
        filterLine(taps, column, step, lines + (v << 4), side << 4);
      }
      for (let u = 0; u < side; u++) {
        filterLine(taps, lines + u * (side << 4), 16, to + u * side * placeStep, placeStep);
      }
      to += 16;
    }
  }
}

/** `count` vectors of four numbers that are `stepO` apart, one after the other. */
function gather(from: usize, step: i32, stepO: i32, count: i32, to: usize): void {
  for (; count > 0; count--) {
    let four = v128.load32_zero(from);
    four = v128.load_lane<f32>(from + stepO, four, 1);
    four = v128.load_lane<f32>(from + 2 * stepO, four, 2);
    v128.store(to, v128.load_lane<f32>(from + 3 * stepO, four, 3));
    from += step;
    to += 16;
  }
}

/** Channels first … last − 1 of the filters' gradient: Gᵀ m G of t² matrices [channels, columns], `spaced` apart. */
export function winogradTaps(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Filters>(plan);
  const taps = p.taps, side = taps + 1;
  const placeStep = spaced(p.channels * p.columns);
  const lines = scratch + LINES;
  for (let k = first; k < last; k++) {
    let from = p.panels + k * p.columns * 4;
    let to = p.from + k * p.stepK;
    for (let o = 0; o < p.columns; o += 4) {
      for (let v = 0; v < side; v++) {
        tapLine(taps, from + v * placeStep, side * placeStep, lines + (v << 4), side << 4);
      }
      for (let u = 0; u < taps; u++) tapLine(taps, lines + u * (side << 4), 16, to + u * p.stepU, p.stepV);
      from += 16;
      to += 16;
    }
  }
}
