/** The filters' side of winograd.ts: once before all tiles for the forward pass, once after them for the gradient. */
import { filterLine, LINES, spaced, tapLine } from './winograd-lines';

export const TAPS: usize = LINES + 576; // in a thread's scratch: behind the lines

/** All filters of a group, as 10 whole numbers. Tap (u, v) of channel k and filter o: from + u · stepU + … bytes. */
@unmanaged
export class Filters {
  from: usize;
  stepU: i32;
  stepV: i32;
  stepK: i32;
  stepO: i32;
  taps: i32;
  channels: i32;
  columns: i32; // a multiple of 4
  panels: usize; // t² matrices in panels of 8 columns, as pack.ts makes them
  beside: i32; // winograd-rows.ts alone: 1 for the way back
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
export function gather(from: usize, step: i32, stepO: i32, count: i32, to: usize): void {
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
