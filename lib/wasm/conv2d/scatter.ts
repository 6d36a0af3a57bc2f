import type { ConvShapes } from '../../shapes';
import type { PaddedImages } from '../machine/layout';
import type { Machine } from '../machine/machine';
import { runOffsets, largestPart, multiply, UNIT_LEVEL, panelWidth } from '../machine/product';
import { pixelSteps } from './forward';
import { packed, packedFilters, pixelsPerPack } from './pixel-packing';

/**
 * The general way, for any stride: each output pixel adds its gradient to the pixels that its window saw (col2im). One
 * product for each set of rows of dx: rows are output pixels, runs the window's rows u that reach it, columns the
 * window's (v, c). Neighbouring windows overlap in dx, so results are added.
 *
 *     dx[row; window of j; (v, c)] += Σ_u Σ_o dout[i(row, u), j][o] · w[u, (v, c)][o]
 */
export function scatter(machine: Machine, s: ConvShapes, dout: number, w: number, dx: number): void {
  const { left, right } = s.padding;
  const width = left + s.w + right;
  const size = s.n * s.h * width * s.c;
  const wide = { address: width > s.w ? machine.allocate(size) : dx, h: s.h, w: width, c: s.c };
  machine.floats.fill(0, wide.address / 4, wide.address / 4 + size);
  const pixels = pixelsPerPack(s);
  if (pixels === 1) scatterRows(machine, s, wide, w, dout);
  else scatterRows(machine, packed(s, pixels), wide, packedFilters(machine, s, pixels, w), dout);
  if (wide.address === dx) return;
  const pixel = s.c * 4;
  machine.kernels.crop(wide.address, s.n, s.h, s.w * pixel, 0, 0, left * pixel, right * pixel, dx);
}

/** `rows` rows of dx, a stride apart from `row` on, which the same rows of the window reach: `taps`, from `tap` on. */
interface Reached {
  readonly row: number;
  rows: number;
  readonly tap: number;
  readonly taps: number;
}

function reachedRows(s: ConvShapes): Reached[] {
  const found: Reached[] = [];
  for (let phase = 0; phase < Math.min(s.strideH, s.h); phase++) {
    for (let row = phase; row < s.h; row += s.strideH) {
      const taps = [...Array(s.kh).keys()].filter((u) => isRow(seenFrom(s, row, u), s.oh));
      if (taps.length === 0) continue;
      const last = found.at(-1);
      const reachedAlike = last?.tap === taps[0] && last.taps === taps.length;
      if (reachedAlike && row === last.row + last.rows * s.strideH) last.rows++;
      else found.push({ row, rows: 1, tap: taps[0], taps: taps.length });
    }
  }
  return found;
}

/** The i with i · stride + u · dilation − padding = row. Not whole, or outside dout, where there is none. */
function seenFrom(s: ConvShapes, row: number, u: number): number {
  return (row + s.padding.top - u * s.dilationH) / s.strideH;
}

function isRow(i: number, rows: number): boolean {
  return Number.isInteger(i) && i >= 0 && i < rows;
}

function scatterRows(machine: Machine, s: ConvShapes, wide: PaddedImages, w: number, dout: number): void {
  const channels = s.c / s.groups;
  const filters = s.oc / s.groups;
  const { pixels, run } = windowColumns(s);
  const part = largestPart(filters);
  const line = s.ow * s.oc * 4;
  const tapStep = s.strideH / gcd(s.strideH, s.dilationH); // from a tap that reaches a row to the next that does
  const back = (tapStep * s.dilationH) / s.strideH; // so many rows of dout further up is the next tap's
  const tapBytes = tapStep * s.kw * channels * s.oc * 4;
  const panels = machine.allocate(s.kh * filters * panelWidth(run));
  for (const { row, rows, tap, taps } of reachedRows(s)) {
    const i = seenFrom(s, row, tap);
    const along = runOffsets(machine, part, [UNIT_LEVEL, [taps, -back * line], [filters / part, part * 4]]);
    for (let group = 0; group < s.groups; group++) {
      for (let v = 0; v < pixels; v++) {
        const from = w + (tap * s.kw + v) * channels * s.oc * 4 + group * filters * 4;
        machine.kernels.pack(from, taps, tapBytes, filters, 4, run, s.oc * 4, panels);
        const seen = (row * wide.w + v * s.dilationW) * s.c + group * channels;
        multiply(machine, {
          sizes: [s.n, rows, s.ow],
          input: { start: dout + i * line + group * filters * 4, steps: [s.oh * line, line, s.oc * 4] },
          output: { start: wide.address + seen * 4, steps: pixelSteps(s, wide) },
          runOffsets: along,
          runs: (taps * filters) / part,
          runLength: part,
          panels,
          columns: run,
          accumulate: true,
          unit: s.ow, // the windows of one row overlap
        });
      }
    }
  }
}

/** A row of the window: at once, or, where other numbers lie between, pixel by pixel. */
function windowColumns(s: ConvShapes): { pixels: number; run: number } {
  const channels = s.c / s.groups;
  return s.dilationW === 1 && s.groups === 1
    ? { pixels: 1, run: s.kw * channels }
    : { pixels: s.kw, run: channels };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
