import type { ConvShapes } from '../shapes';
import { convolve, filtersAt, floatsToConvolve, pixelSteps } from './conv2d';
import { hasPadding, paddedSize, type PaddedImages } from './layout';
import type { Machine } from './machine';
import { joined, joinedFilters, together } from './pixels-together';
import { jumps, largestPart, multiply, once, panelWidth } from './product';
import { isSingle } from './single-filter';

/** dx, by the way that costs less. */
export function imageGradient(machine: Machine, s: ConvShapes, dout: number, w: number, dx: number): void {
  if (gathers(s)) gather(machine, s, dout, w, dx);
  else scatter(machine, s, dout, w, dx);
}

function around(s: ConvShapes): ConvShapes['padding'] {
  const [h, w] = [s.dilationH * (s.kh - 1), s.dilationW * (s.kw - 1)];
  return {
    top: h - s.padding.top,
    bottom: h - s.padding.bottom,
    left: w - s.padding.left,
    right: w - s.padding.right,
  };
}

function mirror(s: ConvShapes): ConvShapes {
  return { ...s, h: s.oh, w: s.ow, c: s.oc, oh: s.h, ow: s.w, oc: s.c, padding: around(s) };
}

/** Whether gathering is possible, and dx not so much larger than dout that scattering costs less. */
function gathers(s: ConvShapes): boolean {
  const { top, bottom, left, right } = around(s);
  const possible = s.strideH === 1 && s.strideW === 1 && Math.min(top, bottom, left, right) >= 0;
  if (isSingle(mirror(s))) return possible && together(s) < 4 && s.h * s.w <= 2 * s.oh * s.ow;
  return possible && s.c / s.groups >= 2 && s.h * s.w <= 1.3 * s.oh * s.ow;
}

/**
 * With stride 1, dx is itself a convolution: of dout, padded until every pixel that was seen is covered, with the
 * filters turned by 180° and the roles of c and o exchanged.
 *
 *     dx[i, j][c] = Σ_u Σ_v Σ_o dout[i + top − u, j + left − v][o] · w[u, v, c][o]
 */
function gather(machine: Machine, s: ConvShapes, dout: number, w: number, dx: number): void {
  const {
    start,
    steps: [u, v, c, o],
    group,
  } = filtersAt(w, s);
  const last = start + (s.kh - 1) * u + (s.kw - 1) * v;
  convolve(machine, mirror(s), dout, { start: last, steps: [-u, -v, o, c], group }, null, dx);
}

/**
 * In general, each output pixel hands its gradient back to the pixels it saw (col2im, added at once): rows are output
 * pixels, columns one run of the window.
 *
 *     dx[window of (i, j); u, (v, c)] += Σ_o dout[i, j][o] · w[u, (v, c)][o]
 */
function scatter(machine: Machine, s: ConvShapes, dout: number, w: number, dx: number): void {
  const [h, width] = paddedSize(s);
  const size = s.n * h * width * s.c;
  const padded = { address: hasPadding(s) ? machine.take(size) : dx, h, w: width, c: s.c };
  machine.floats.fill(0, padded.address / 4, padded.address / 4 + size);
  const pixels = together(s);
  if (pixels === 1) scatterRuns(machine, s, padded, w, dout);
  else scatterRuns(machine, joined(s, pixels), padded, joinedFilters(machine, s, pixels, w), dout);
  if (padded.address === dx) return;
  const { top, bottom, left, right } = s.padding;
  const pixel = s.c * 4;
  machine.kernels.crop(padded.address, s.n, s.h, s.w * pixel, top, bottom, left * pixel, right * pixel, dx);
}

/** One run of the window after the other: its columns add to the pixels that it saw. */
function scatterRuns(machine: Machine, s: ConvShapes, padded: PaddedImages, w: number, dout: number): void {
  const channels = s.c / s.groups;
  const filters = s.oc / s.groups;
  const rowsAtOnce = s.dilationW === 1 && s.groups === 1;
  const run = rowsAtOnce ? s.kw * channels : channels;
  const part = largestPart(filters);
  const along = jumps(machine, part, [once, once, [filters / part, part * 4]]);
  const panels = machine.take(filters * panelWidth(run));
  for (let group = 0; group < s.groups; group++) {
    for (let u = 0; u < s.kh; u++) {
      for (let v = 0; v < (rowsAtOnce ? 1 : s.kw); v++) {
        const from = w + (u * s.kw + v) * channels * s.oc * 4 + group * filters * 4;
        machine.kernels.pack(from, 1, 0, filters, 4, run, s.oc * 4, panels);
        const seen = (u * s.dilationH * padded.w + v * s.dilationW) * s.c + group * channels;
        multiply(machine, {
          sizes: [s.n, s.oh, s.ow],
          input: {
            start: dout + group * filters * 4,
            steps: [s.oh * s.ow * s.oc * 4, s.ow * s.oc * 4, s.oc * 4],
          },
          output: { start: padded.address + seen * 4, steps: pixelSteps(s, padded) },
          jumps: along,
          runs: filters / part,
          run: part,
          panels,
          columns: run,
          more: true,
          unit: s.oh * s.ow, // the windows of one image overlap
        });
      }
    }
  }
}

/** What `imageGradient` lays out, dout and w included. */
export function floatsForImage(machine: Machine, s: ConvShapes): number {
  const filters = s.kh * s.kw * (s.c / s.groups) * s.oc;
  const plain = s.n * (s.oh * s.ow * s.oc + s.h * s.w * s.c) + filters;
  if (gathers(s)) return plain + floatsToConvolve(machine, mirror(s));
  const [h, w] = paddedSize(s);
  const wide = joined(s, together(s));
  const panels = 2 * s.kh * wide.kw * wide.oc * panelWidth(s.c / s.groups);
  return plain + s.n * h * w * s.c + panels + 32 * (32 + s.groups * s.kh * s.kw);
}
