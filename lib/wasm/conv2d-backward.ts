import type { ConvOptions, LayerGradients } from '../backend';
import { checkGradient, convShapes, type ConvShapes } from '../shapes';
import { dtypeOf, zeros, type Tensor } from '../tensor';
import { largestPart, pixelSteps, windowRuns } from './conv2d';
import { copyIn, copyInPadded, paddedSize, valuesOf, type PaddedImages } from './layout';
import type { Machine } from './machine';
import { pieces } from './pieces';
import { jumps, multiply, once, panelWidth } from './product';

/**
 * The gradients of a convolutional layer; two more products, each with the same inner loop.
 *
 * dout [N, OH, OW, OC], x [N, H, W, C], w [KH, KW, C / groups, OC] → dx like x, dw like w, db [OC]. Throws ShapeError.
 */
export function conv2dBackward(
  machine: Machine,
  dout: Tensor,
  x: Tensor,
  w: Tensor,
  options?: ConvOptions,
): LayerGradients {
  const s = convShapes('conv2dBackward', x, w, null, options);
  checkGradient('conv2dBackward', dout, [s.n, s.oh, s.ow, s.oc], x);
  const dtype = dtypeOf(x);
  const [dx, dw, db] = [zeros(x.shape, dtype), zeros(w.shape, dtype), zeros([s.oc], dtype)];
  const [gradient, values, filters] = [valuesOf(dout), valuesOf(x), valuesOf(w)];
  for (const piece of pieces('conv2dBackward', machine, s, s.oc, floatsNeeded)) {
    const part = piece.shapes;
    machine.reset();
    const d = copyIn(machine, gradient.subarray(...piece.out));
    addTo(db.data, machine, columnSums(machine, d, part.n * part.oh * part.ow, s.oc));
    addTo(
      dw.data,
      machine,
      filterGradient(machine, part, d, copyInPadded(machine, values.subarray(...piece.x), part)),
    );

    machine.reset();
    const again = copyIn(machine, gradient.subarray(...piece.out));
    addTo(
      dx.data.subarray(...piece.x),
      machine,
      imageGradient(machine, part, again, copyIn(machine, filters)),
    );
  }
  return { dx, dw, db };
}

/** Adds, because two pieces of the work may both know a part of a gradient. */
function addTo(sums: Float32Array | Float64Array, machine: Machine, address: number): void {
  const from = address / 4;
  for (let i = 0; i < sums.length; i++) sums[i] += machine.floats[from + i];
}

function columnSums(machine: Machine, address: number, rows: number, columns: number): number {
  const sums = machine.take(panelWidth(columns));
  machine.kernels.columnSums(address, rows, columns, sums);
  return sums;
}

/**
 * dw: rows are the filters' taps (u, v, c), columns the filters, and the runs are rows of output pixels.
 *
 *     dw[u, v, c][o] = Σ_(n, i) Σ_j x[n, i·stride + u, j·stride + v, c] · dout[n, i, j][o]
 *
 * The sum runs over j, so x is turned to planes first, in which neighbours along j are neighbours in memory. With a
 * stride they are not even in planes: then each v gets a plane of its own.
 */
export function filterGradient(machine: Machine, s: ConvShapes, dout: number, x: PaddedImages): number {
  const channels = s.c / s.groups;
  const filters = s.oc / s.groups;
  const dw = machine.take(s.kh * s.kw * channels * s.oc);
  const shared = s.strideW === 1;
  const [taps, count] = shared ? [1, x.w] : [s.kw, s.ow];
  const plane = taps * count * 4;
  const row = x.c * plane;
  let address = x.address;
  if (!(shared && x.c === 1)) {
    address = machine.take(s.n * x.h * x.c * taps * count);
    machine.kernels.planes(x.address, s.n * x.h, x.w, x.c, taps, s.dilationW, count, s.strideW, address);
  }
  const run = largestPart(s.ow);
  const runs = s.n * s.oh * (s.ow / run);
  const pixels = jumps(machine, run, [
    [s.n, x.h * row],
    [s.oh, s.strideH * row],
    [s.ow / run, run * 4],
  ]);
  const panels = machine.take(runs * run * panelWidth(filters));
  for (let group = 0; group < s.groups; group++) {
    machine.kernels.pack(dout + group * filters * 4, 1, 0, runs * run, s.oc * 4, filters, 4, panels);
    multiply(machine, {
      sizes: [s.kh, s.kw, channels],
      input: {
        start: address + group * channels * plane,
        steps: [s.dilationH * row, shared ? s.dilationW * 4 : count * 4, plane],
      },
      output: {
        start: dw + group * filters * 4,
        steps: [s.kw * channels * s.oc * 4, channels * s.oc * 4, s.oc * 4],
      },
      jumps: pixels,
      runs,
      run,
      panels,
      columns: filters,
    });
  }
  return dw;
}

/** dx, by the way that costs less. */
export function imageGradient(machine: Machine, s: ConvShapes, dout: number, w: number): number {
  return gathers(s) ? gather(machine, s, dout, w) : scatter(machine, s, dout, w);
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

function gathers(s: ConvShapes): boolean {
  const { top, bottom, left, right } = around(s);
  return (
    s.strideH === 1 &&
    s.strideW === 1 &&
    Math.min(top, bottom, left, right) >= 0 &&
    s.c / s.groups >= 8 &&
    s.h * s.w <= 1.3 * s.oh * s.ow
  );
}

/**
 * With stride 1, dx is itself a convolution: of dout, padded until every pixel that was seen is covered, with the
 * filters turned by 180° and the roles of c and o exchanged.
 *
 *     dx[i, j][c] = Σ_u Σ_v Σ_o dout[i + top − u, j + left − v][o] · w[u, v, c][o]
 */
function gather(machine: Machine, s: ConvShapes, dout: number, w: number): number {
  const channels = s.c / s.groups;
  const filters = s.oc / s.groups;
  const mirrored: ConvShapes = {
    ...s,
    h: s.oh,
    w: s.ow,
    c: s.oc,
    oh: s.h,
    ow: s.w,
    oc: s.c,
    padding: around(s),
  };
  const [h, width] = paddedSize(mirrored);
  const { top, bottom, left, right } = mirrored.padding;
  const pixel = s.oc * 4;
  const d = { address: machine.take(s.n * h * width * s.oc), h, w: width, c: s.oc };
  machine.kernels.pad(dout, s.n, s.oh, s.ow * pixel, top, bottom, left * pixel, right * pixel, d.address);
  const dx = machine.take(s.n * s.h * s.w * s.c);
  const taps = s.kh * s.kw;
  const tap = channels * s.oc * 4;
  const panels = machine.take(taps * filters * panelWidth(channels));
  const window = windowRuns(machine, mirrored, d);
  for (let group = 0; group < s.groups; group++) {
    const last = w + (taps - 1) * tap + group * filters * 4;
    machine.kernels.pack(last, taps, -tap, filters, 4, channels, s.oc * 4, panels);
    multiply(machine, {
      sizes: [s.n, s.h, s.w],
      input: { start: d.address + group * filters * 4, steps: pixelSteps(mirrored, d) },
      output: { start: dx + group * channels * 4, steps: [s.h * s.w * s.c * 4, s.w * s.c * 4, s.c * 4] },
      ...window,
      panels,
      columns: channels,
    });
  }
  return dx;
}

/**
 * In general, each output pixel hands its gradient back to the pixels it saw (col2im, added at once): rows are output
 * pixels, columns one run of the window.
 *
 *     dx[window of (i, j); u, (v, c)] += Σ_o dout[i, j][o] · w[u, (v, c)][o]
 */
function scatter(machine: Machine, s: ConvShapes, dout: number, w: number): number {
  const channels = s.c / s.groups;
  const filters = s.oc / s.groups;
  const [h, width] = paddedSize(s);
  const size = s.n * h * width * s.c;
  const padded = { address: machine.take(size), h, w: width, c: s.c };
  machine.floats.fill(0, padded.address / 4, padded.address / 4 + size);
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
        const seen = (u * s.dilationH * width + v * s.dilationW) * s.c + group * channels;
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
  const dx = machine.take(s.n * s.h * s.w * s.c);
  const { top, bottom, left, right } = s.padding;
  const pixel = s.c * 4;
  machine.kernels.crop(padded.address, s.n, s.h, s.w * pixel, top, bottom, left * pixel, right * pixel, dx);
  return dx;
}

/** The larger of the two halves of the work. */
function floatsNeeded(s: ConvShapes): number {
  const [h, w] = paddedSize(s);
  const padded = s.n * h * w * s.c;
  const dout = s.n * s.oh * s.ow * s.oc;
  const filters = s.kh * s.kw * (s.c / s.groups) * s.oc;
  const planes = s.strideW === 1 ? padded : s.n * h * s.c * s.kw * s.ow;
  const width = panelWidth(s.oc / s.groups);
  const forFilters = 2 * padded + planes + dout + s.n * s.oh * (s.ow * width + 1) + filters + 2 * s.oc;
  const { top, bottom, left, right } = around(s);
  const wide = gathers(s) ? s.n * (s.oh + top + bottom) * (s.ow + left + right) * s.oc : padded;
  const forImage = dout + 2 * filters + 4 * s.kh * s.kw * s.oc + wide + s.n * s.h * s.w * s.c;
  return Math.max(forFilters, forImage) + 32 * (64 + s.groups * s.kh * s.kw);
}
