/**
 * Winograd's convolution along the rows only: for layers with few channels.
 *
 * A tile is 1 × 2 outputs, and only the columns of the filter go through winograd.ts's matrices; over its rows the sum
 * is taken as the formula has it. That is 6 multiplications for 10 (4 for 6 with three taps), not 36 for 100. But each
 * of the t places is then a product over a window's rows and channels together, [OH, KH · C] · [KH · C, OC], long enough
 * to be worth its tile; over 8 channels alone it is not.
 */
import { product, Product } from './product';
import { Filters, gather, TAPS } from './winograd-filters';
import { filterLine, gradientLine, imageLine, inputLine, outputLine, spaced } from './winograd-lines';
import { PLAN, Winograd } from './winograd';

/** Columns first … last − 1 of tiles, counted through all images; `block` of them at once. `high` counts output rows. */
export function winogradRows(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const side = p.taps + 1;
  const inStep = spaced(p.block * seen(p) * p.channels);
  const outStep = spaced(p.block * p.high * p.columns);
  const inputs = p.work + (scratch / 4096 - 1) * p.share;
  const sums = inputs + side * inStep;
  for (let column = first, columns = 0; column < last; column += columns) {
    columns = min(p.block, last - column);
    for (let i = 0; i < columns; i++) {
      inputColumn(p, column + i, inputs + i * seen(p) * p.channels * 4, inStep);
    }
    for (let place = 0; place < side; place++) {
      const start = place == 1 ? p.start : 0; // the bias enters at the point 1, as in winograd.ts
      multiply(p, place, columns, inputs + place * inStep, sums + place * outStep, start, scratch);
    }
    for (let i = 0; i < columns; i++) {
      outputColumn(p, column + i, sums + i * p.high * p.columns * 4, outStep);
    }
  }
}

/**
 * The same backwards, for the gradient of the images: dx = B [ (G g) ⊙ (A y) ], y the output's gradient. `image` is
 * where dx goes, full of zeros. Neighbouring tiles add to the same pixels, so a part must be whole images.
 */
export function winogradRowsBack(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Winograd>(plan);
  const side = p.taps + 1;
  const inStep = spaced(p.block * seen(p) * p.channels);
  const outStep = spaced(p.block * p.high * p.columns);
  const images = p.work + (scratch / 4096 - 1) * p.share;
  const gradients = images + side * inStep;
  for (let column = first, columns = 0; column < last; column += columns) {
    columns = min(p.block, last - column);
    for (let i = 0; i < columns; i++) {
      gradientColumn(p, column + i, gradients + i * p.high * p.columns * 4, outStep);
    }
    memory.fill(images, 0, side * inStep);
    for (let place = 0; place < side; place++) {
      multiply(p, place, columns, gradients + place * outStep, images + place * inStep, 0, scratch);
    }
    for (let i = 0; i < columns; i++) {
      imageColumn(p, column + i, images + i * seen(p) * p.channels * 4, inStep);
    }
  }
}

/** Rows of the padded image that a column of tiles sees. */
// @ts-ignore: decorator
@inline
function seen(p: Winograd): i32 {
  return p.high + p.taps - 1;
}

/** The product of one place; its rows are (column of tiles, row of the output). */
function multiply(p: Winograd, place: i32, columns: i32, from: usize, to: usize, start: usize, scratch: usize): void {
  const plan = scratch + PLAN;
  memory.copy(plan, p.product, 76);
  const one = changetype<Product>(plan);
  const rows = columns * p.high;
  one.input = from;
  one.output = to;
  one.sizeB = columns;
  one.unit = rows;
  one.panels = p.panels + place * spaced(p.taps * p.channels * p.columns);
  one.start = start;
  product(plan, 0, rows, scratch);
}

/** d B of a column of tiles, [rows, channels] for each place. */
function inputColumn(p: Winograd, column: i32, to: usize, step: i32): void {
  let from = p.image + (column / p.wide) * p.imageN + 2 * (column % p.wide) * p.imagePixel;
  for (let row = 0; row < seen(p); row++) {
    for (let c = 0; c < p.channels; c += 4) {
      inputLine(p.taps + 1, from + (c << 2), p.imagePixel, to, step);
      to += 16;
    }
    from += p.imageRow;
  }
}

/** m Bᵀ of a column of tiles, added to the image. */
function imageColumn(p: Winograd, column: i32, from: usize, step: i32): void {
  let to = p.image + (column / p.wide) * p.imageN + 2 * (column % p.wide) * p.imagePixel;
  for (let row = 0; row < seen(p); row++) {
    for (let c = 0; c < p.channels; c += 4) {
      imageLine(p.taps + 1, from, step, to + (c << 2), p.imagePixel);
      from += 16;
    }
    to += p.imageRow;
  }
}

/** m A of a column of tiles. */
function outputColumn(p: Winograd, column: i32, from: usize, step: i32): void {
  let to = p.output + (column / p.wide) * p.outputN + 2 * (column % p.wide) * p.outputPixel;
  for (let row = 0; row < p.high; row++) {
    for (let c = 0; c < p.columns; c += 4) {
      outputLine(p.taps + 1, from, step, to + (c << 2), p.outputPixel);
      from += 16;
    }
    to += p.outputRow;
  }
}

/** y Aᵀ of a column of tiles. */
function gradientColumn(p: Winograd, column: i32, to: usize, step: i32): void {
  let from = p.output + (column / p.wide) * p.outputN + 2 * (column % p.wide) * p.outputPixel;
  for (let row = 0; row < p.high; row++) {
    for (let c = 0; c < p.columns; c += 4) {
      gradientLine(p.taps + 1, from + (c << 2), p.outputPixel, to, step);
      to += 16;
    }
    from += p.outputRow;
  }
}

/**
 * Panels first … last − 1 of the filters: g Gᵀ, 4 filters at a time. The taps u of a column stand below each other,
 * [u, channel] · [filter]; or, for the way back, beside each other, [filter] · [u, channel], with whole panels of
 * channels, and the caller's k counts the filters, o the channels.
 */
export function winogradRowFilters(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Filters>(plan);
  const placeStep = spaced(p.taps * p.channels * p.columns);
  const raw = scratch + TAPS;
  for (let panel = first; panel < last; panel++) {
    const lanes = min(8, p.columns - panel * 8);
    for (let u = 0; u < p.taps; u++) {
      let to = p.panels;
      if (p.beside) to += (u * p.columns + panel * 8) * p.channels * 4;
      else to += (panel * 8 * p.taps + u * lanes) * p.channels * 4;
      for (let k = 0; k < p.channels; k++) {
        for (let lane = 0; lane < lanes; lane += 4) {
          const from = p.from + u * p.stepU + k * p.stepK + (panel * 8 + lane) * p.stepO;
          gather(from, p.stepV, p.stepO, p.taps, raw);
          filterLine(p.taps, raw, 16, to, placeStep);
          to += 16;
        }
      }
    }
  }
}
