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
      const from = p.image + ((row + r) / p.high) * p.imageN + 2 * ((row + r) % p.high) * p.imageRow;
      const to = inputs + r * p.wide * p.channels * 4;
      inputTiles(p, from, to, inStep, scratch + LINES);
    }
    for (let place = 0; place < side * side; place++) {
      multiply(p, place, rows * p.wide, inputs + place * inStep, sums + place * outStep, scratch);
    }
    for (let r = 0; r < rows; r++) {
      const to = p.output + ((row + r) / p.high) * p.outputN + 2 * ((row + r) % p.high) * p.outputRow;
      const from = sums + r * p.wide * p.columns * 4;
      outputTiles(p, from, outStep, to, scratch + LINES);
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

/** One row of tiles: Bᵀ d B, 4 channels at a time. `step`: from place to place. */
function inputTiles(p: Winograd, from: usize, to: usize, step: i32, lines: usize): void {
  const side = p.taps + 1;
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

/** One row of tiles: Aᵀ m A. */
function outputTiles(p: Winograd, from: usize, step: i32, to: usize, lines: usize): void {
  const side = p.taps + 1;
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

/** Bᵀ d for vectors `step` apart: the polynomial d at each of the points. */
// @ts-ignore: decorator
@inline
function inputLine(side: i32, from: usize, step: i32, to: usize, toStep: i32): void {
  const d0 = v128.load(from), d1 = v128.load(from + step);
  const d2 = v128.load(from + 2 * step), d3 = v128.load(from + 3 * step);
  const d31 = f32x4.sub(d3, d1);
  if (side == 4) {
    v128.store(to, f32x4.sub(d0, d2));
    v128.store(to + toStep, f32x4.add(d2, d1));
    v128.store(to + 2 * toStep, f32x4.sub(d2, d1));
    v128.store(to + 3 * toStep, d31);
    return;
  }
  const d4 = v128.load(from + 4 * step), d5 = v128.load(from + 5 * step);
  const d42 = f32x4.sub(d4, d2);
  const wide = f32x4.splat(1.5), half = f32x4.splat(0.5), two = f32x4.splat(2);
  const d4213 = f32x4.sub(f32x4.sub(d42, d2), f32x4.mul(wide, d31)); // d4 − 2 d2 + 1.5 (d1 − d3)
  v128.store(to, f32x4.add(d0, d4213));
  const low = f32x4.add(f32x4.mul(half, d3), f32x4.mul(f32x4.splat(2.5), d2));
  v128.store(to + toStep, f32x4.sub(f32x4.sub(d4, d1), low));
  const high = f32x4.sub(f32x4.mul(half, d2), f32x4.mul(f32x4.splat(2.5), d3));
  v128.store(to + 2 * toStep, f32x4.add(f32x4.add(d4, d1), high));
  v128.store(to + 3 * toStep, f32x4.add(d42, f32x4.mul(half, d31)));
  v128.store(to + 4 * toStep, f32x4.sub(d42, f32x4.mul(two, d31)));
  const last = f32x4.sub(f32x4.sub(d5, d3), d31);
  v128.store(to + 5 * toStep, f32x4.sub(last, f32x4.mul(wide, d42)));
}

/** Aᵀ m: the two outputs from the values at the points. */
// @ts-ignore: decorator
@inline
function outputLine(side: i32, from: usize, step: i32, to: usize, toStep: i32): void {
  const m0 = v128.load(from), m1 = v128.load(from + step);
  const m2 = v128.load(from + 2 * step), m3 = v128.load(from + 3 * step);
  const even = f32x4.add(m0, f32x4.add(m1, m2));
  const odd = f32x4.sub(m1, m2);
  if (side == 4) {
    v128.store(to, even);
    v128.store(to + toStep, f32x4.add(odd, m3));
    return;
  }
  const m4 = v128.load(from + 4 * step), m5 = v128.load(from + 5 * step);
  v128.store(to, f32x4.add(even, f32x4.add(m3, m4)));
  const rest = f32x4.sub(f32x4.add(m3, m3), f32x4.mul(f32x4.splat(0.5), m4));
  v128.store(to + toStep, f32x4.add(f32x4.add(odd, rest), m5));
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

/** G g: the polynomial g at each of the points, and divided by what interpolation would divide by. */
// @ts-ignore: decorator
@inline
function filterLine(taps: i32, from: usize, step: i32, to: usize, toStep: i32): void {
  const g0 = v128.load(from), g1 = v128.load(from + step), g2 = v128.load(from + 2 * step);
  if (taps == 3) {
    const half = f32x4.splat(0.5);
    const even = f32x4.mul(half, f32x4.add(g0, g2)), odd = f32x4.mul(half, g1);
    v128.store(to, g0);
    v128.store(to + toStep, f32x4.add(even, odd));
    v128.store(to + 2 * toStep, f32x4.sub(even, odd));
    v128.store(to + 3 * toStep, g2);
    return;
  }
  const g3 = v128.load(from + 3 * step), g4 = v128.load(from + 4 * step);
  const two = f32x4.splat(2), fifteenth = f32x4.splat(1.0 / 15.0), third = f32x4.splat(1.0 / 3.0);
  const even = f32x4.add(f32x4.add(g0, g2), g4), odd = f32x4.add(g1, g3);
  v128.store(to, g0);
  v128.store(to + toStep, f32x4.neg(f32x4.mul(third, f32x4.add(even, odd))));
  v128.store(to + 2 * toStep, f32x4.mul(third, f32x4.sub(even, odd)));
  let at2 = f32x4.add(f32x4.mul(two, g4), g3); // Horner's rule at 2: (((2 g4 + g3) 2 + g2) 2 + g1) 2 + g0
  at2 = f32x4.add(f32x4.mul(two, at2), g2);
  at2 = f32x4.add(f32x4.mul(two, at2), g1);
  at2 = f32x4.add(f32x4.mul(two, at2), g0);
  v128.store(to + 3 * toStep, f32x4.mul(fifteenth, at2));
  let back = f32x4.sub(g1, f32x4.mul(two, g0)); // and at −½: (((−2 g0 + g1) 2 − g2) 2 + g3) 2 − g4
  back = f32x4.sub(f32x4.mul(two, back), g2);
  back = f32x4.add(f32x4.mul(two, back), g3);
  back = f32x4.sub(f32x4.mul(two, back), g4);
  v128.store(to + 4 * toStep, f32x4.mul(fifteenth, back));
  v128.store(to + 5 * toStep, g4);
}
