/** The filters' side of winograd.ts: once before all tiles for the forward pass, once after them for the gradient. */
import { pack } from './pack';
import { FILTER, lines, spaced, TAP } from './winograd-lines';

/** All filters of a group, as 12 whole numbers. Tap (u, v) of channel k and filter o: from + u · stepU + … bytes. */
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
  panels: usize; // t² matrices (t along the rows) in panels of 8 columns, as pack.ts makes them
  order: i32; // SQUARE, BELOW or BESIDE
  work: usize; // room for a few channels of a panel, `share` for each thread
  share: i32;
}

/** In both directions. */
const SQUARE: i32 = 0;
/** Along the rows, for winograd-rows.ts: the taps u of a column stand below each other, [u, channel] · [filter]. */
const BELOW: i32 = 1;
/** The same for the way back, beside each other, [filter] · [u, channel]: what is k here are the filters, o the channels. */
const BESIDE: i32 = 2;

/** So many channels go through all panels before the next ones: a cache line of filters serves two panels. */
const FEW: i32 = 16;

/** Panels first … last − 1 of the filters: G g Gᵀ, or g Gᵀ. */
export function winogradFilters(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Filters>(plan);
  for (let k = 0; k < p.channels; k += FEW) {
    for (let panel = first; panel < last; panel++) filtersOfPanel(p, panel, k, min(FEW, p.channels - k), scratch);
  }
}

function filtersOfPanel(p: Filters, panel: i32, k: i32, channels: i32, scratch: usize): void {
  const taps = p.taps, side = taps + 1;
  const lanes = min(8, p.columns - panel * 8);
  const width = lanes * 4, tap = channels * width;
  const half = p.work + (scratch / 4096 - 1) * p.share;
  let from = p.from + k * p.stepK + panel * 8 * p.stepO;
  let stepU = p.stepU, stepV = p.stepV, stepK = p.stepK;
  if (p.stepO != 4) { // filters that are no neighbours: they become some
    const raw = half + side * taps * tap;
    for (let u = 0; u < taps; u++) {
      for (let v = 0; v < taps; v++) {
        pack(from + u * stepU + v * stepV, 1, 0, channels, stepK, lanes, p.stepO, raw + (u * taps + v) * tap);
      }
    }
    from = raw;
    stepU = taps * tap;
    stepV = tap;
    stepK = width;
  }
  const placeStep = spaced((p.order == SQUARE ? 1 : taps) * p.channels * p.columns);
  let to = p.panels + k * width;
  if (p.order == SQUARE) {
    to += panel * 32 * p.channels;
    for (let v = 0; v < taps; v++) {
      lines(FILTER, taps, channels, width, from + v * stepV, stepK, stepU, half + v * tap, width, taps * tap);
    }
    for (let u = 0; u < side; u++) {
      lines(FILTER, taps, channels, width, half + u * taps * tap, width, tap, to, width, placeStep);
      to += side * placeStep;
    }
    return;
  }
  to += panel * 32 * p.channels * (p.order == BELOW ? taps : 1);
  for (let u = 0; u < taps; u++) {
    lines(FILTER, taps, channels, width, from + u * stepU, stepK, stepV, to, width, placeStep);
    to += p.channels * (p.order == BELOW ? width : p.columns * 4);
  }
}

/** Channels first … last − 1 of the filters' gradient: Gᵀ m G of t² matrices [channels, columns], `spaced` apart. */
export function winogradTaps(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Filters>(plan);
  const taps = p.taps, side = taps + 1;
  const placeStep = spaced(p.channels * p.columns);
  const width = p.columns * 4;
  const half = p.work + (scratch / 4096 - 1) * p.share;
  for (let k = first; k < last; k++) {
    const from = p.panels + k * width, to = p.from + k * p.stepK;
    for (let v = 0; v < side; v++) {
      lines(TAP, taps, 1, width, from + v * placeStep, 0, side * placeStep, half + v * width, 0, side * width);
    }
    for (let u = 0; u < taps; u++) {
      lines(TAP, taps, 1, width, half + u * side * width, 0, width, to + u * p.stepU, 0, p.stepV);
    }
  }
}
