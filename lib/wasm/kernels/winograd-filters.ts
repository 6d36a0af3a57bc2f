/** The filters' side of winograd.ts: once before all tiles for the forward pass, once after them for the gradient. */
import { pack } from './pack';
import { threadOf } from './thread';
import { add } from './tile';
import { paddedStride } from './winograd-lines';

/** G: a row for each point. It evaluates the filter there, and divides by what interpolation would divide by. */
const FOR_3_TAPS = memory.data<f32>([
  1, 0, 0, // 0
  0.5, 0.5, 0.5, // 1
  0.5, -0.5, 0.5, // −1
  0, 0, 1, // ∞
]);
const FOR_5_TAPS = memory.data<f32>([
  1, 0, 0, 0, 0, // 0
  -1.0 / 3.0, -1.0 / 3.0, -1.0 / 3.0, -1.0 / 3.0, -1.0 / 3.0, // 1
  1.0 / 3.0, -1.0 / 3.0, 1.0 / 3.0, -1.0 / 3.0, 1.0 / 3.0, // −1
  1.0 / 15.0, 2.0 / 15.0, 4.0 / 15.0, 8.0 / 15.0, 16.0 / 15.0, // 2
  -16.0 / 15.0, 8.0 / 15.0, -4.0 / 15.0, 2.0 / 15.0, -1.0 / 15.0, // −½
  0, 0, 0, 0, 1, // ∞
]);

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
  rowsOnly: i32; // 1 for winograd-rows.ts: g Gᵀ, and the taps u of a column below each other, [u, channel] · [filter]
  work: usize; // room for a few channels of a panel, `bytesPerThread` for each thread
  bytesPerThread: i32;
}

/** So many channels go through all panels before the next ones: a cache line of filters serves two panels. */
const CHANNELS_AT_ONCE: i32 = 16; // as in winograd/sizes.ts

/** Panels first … last − 1 of the filters: G g Gᵀ, or g Gᵀ. */
export function winogradFilters(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Filters>(plan);
  for (let k = 0; k < p.channels; k += CHANNELS_AT_ONCE) {
    for (let panel = first; panel < last; panel++) {
      filtersOfPanel(p, panel, k, min(CHANNELS_AT_ONCE, p.channels - k), scratch);
    }
  }
}

function filtersOfPanel(p: Filters, panel: i32, k: i32, channels: i32, scratch: usize): void {
  const taps = p.taps, side = taps + 1;
  const lanes = min(8, p.columns - panel * 8);
  const width = lanes * 4, tap = channels * width;
  const half = p.work + threadOf(scratch) * p.bytesPerThread;
  const raw = half + side * taps * tap; // the taps [u, v] of all channels and columns, next to each other
  const from = p.from + k * p.stepK + panel * 8 * p.stepO;
  for (let u = 0; u < taps; u++) {
    for (let v = 0; v < taps; v++) {
      pack(from + u * p.stepU + v * p.stepV, 1, 0, channels, p.stepK, lanes, p.stepO, raw + (u * taps + v) * tap);
    }
  }
  const rows = p.rowsOnly ? taps : 1; // of taps, in a panel
  const placeStep = paddedStride(rows * p.channels * p.columns);
  let to = p.panels + panel * 32 * rows * p.channels + k * width;
  if (p.rowsOnly) {
    for (let u = 0; u < taps; u++) {
      filterLine(side, false, tap, raw + u * taps * tap, tap, to, placeStep);
      to += p.channels * width;
    }
    return;
  }
  filterLine(side, false, taps * tap, raw, taps * tap, half, taps * tap);
  for (let u = 0; u < side; u++) {
    filterLine(side, false, tap, half + u * taps * tap, tap, to, placeStep);
    to += side * placeStep;
  }
}

/** Channels first … last − 1 of the filters' gradient: Gᵀ m G of t² matrices [channels, columns], `paddedStride` apart. */
export function winogradTaps(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Filters>(plan);
  const taps = p.taps, side = taps + 1;
  const placeStep = paddedStride(p.channels * p.columns);
  const width = p.columns * 4;
  const half = p.work + threadOf(scratch) * p.bytesPerThread;
  for (let k = first; k < last; k++) {
    const from = p.panels + k * width, to = p.from + k * p.stepK;
    for (let v = 0; v < side; v++) {
      filterLine(side, true, width, from + v * placeStep, side * placeStep, half + v * width, side * width);
    }
    for (let u = 0; u < taps; u++) {
      filterLine(side, true, width, half + u * side * width, width, to + u * p.stepU, p.stepV);
    }
  }
}

/** G, or Gᵀ if `back`, along one line of vectors: `width` bytes of channels and filters, at least 64. */
function filterLine(
  side: i32, back: bool, width: i32, from: usize, step: i32, to: usize, toStep: i32,
): void {
  const taps = side - 1;
  const matrix = side == 4 ? FOR_3_TAPS : FOR_5_TAPS;
  const rows = back ? taps : side, columns = back ? side : taps;
  const nextRow = back ? 4 : taps * 4, nextColumn = back ? taps * 4 : 4;
  for (let c = 0; c < width; c += 64) {
    c = min(c, width - 64); // the last 64 bytes may have been done in part
    let row = matrix, out = to + c;
    for (let i = 0; i < rows; i++) {
      let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
      let entry = row, at = from + c;
      for (let j = 0; j < columns; j++) {
        const factor = load<f32>(entry);
        if (factor != 0) {
          const f = f32x4.splat(factor);
          s0 = add(s0, f, v128.load(at)); s1 = add(s1, f, v128.load(at, 16));
          s2 = add(s2, f, v128.load(at, 32)); s3 = add(s3, f, v128.load(at, 48));
        }
        entry += nextColumn;
        at += step;
      }
      v128.store(out, s0); v128.store(out, s1, 16); v128.store(out, s2, 32); v128.store(out, s3, 48);
      row += nextRow;
      out += toStep;
    }
  }
}
