import type { ConvOptions } from '../../backend';
import { convShapes, type ConvShapes } from '../../shapes';
import { contiguous, dtypeOf, type Tensor } from '../../tensor';
import { copyIn, padImages, result, type PaddedImages } from '../machine/layout';
import type { Machine } from '../machine/machine';
import { biasesByGroup, filtersAt, type ConvOperands } from '../machine/operands';
import { chunks } from '../machine/chunks';
import { CACHED_STEPS, runOffsets, largestPart, multiply, UNIT_LEVEL, panelWidth } from '../machine/product';
import { winogradWay } from '../winograd';
import { blocksToRows, isSingle, shiftFilters, asEightFilters } from './single-filter';
import { depthwise, isDepthwise } from './depthwise';

/**
 * A convolutional layer as one product per group: rows are output pixels, columns are filters, and the runs are the
 * rows of the window, read where they lie in the padded image.
 *
 *     out[pixel][o] = b[o] + Σ_u Σ_(v,c) x[pixel; u, (v, c)] · w[u, (v, c)][o]
 *
 * x [N, H, W, C], w [KH, KW, C / groups, OC], b [OC] or null → [N, OH, OW, OC]. Throws ShapeError.
 */
export function conv2d(
  machine: Machine,
  x: Tensor,
  w: Tensor,
  b: Tensor | null,
  options?: ConvOptions,
): Tensor {
  const s = convShapes('conv2d', x, w, b, options);
  const out = result(machine, [s.n, s.oh, s.ow, s.oc], dtypeOf(x));
  const values = contiguous(x).data;
  for (const chunk of chunks('conv2d', machine, s, s.oc, layOut)) {
    machine.reset();
    const [from, to] = chunk.out;
    const address = machine.allocate(to - from);
    const [images, weights] = [values.subarray(...chunk.x), contiguous(w).data].map((part) =>
      copyIn(machine, part),
    );
    const filters = filtersAt(weights, s);
    convolve(machine, chunk.shapes, { images, filters, b: b && contiguous(b).data, out: address });
    out.store(address, from, to);
  }
  return out.tensor();
}

/** All that `conv2d` allocates for a layer: its operands, and what the work needs. For a dry run (measure.ts). */
export function layOut(dry: Machine, s: ConvShapes): void {
  const images = dry.allocate(s.n * s.h * s.w * s.c);
  const out = dry.allocate(s.n * s.oh * s.ow * s.oc);
  const filters = filtersAt(dry.allocate(s.kh * s.kw * (s.c / s.groups) * s.oc), s);
  convolve(dry, s, { images, filters, b: new Float32Array(s.oc), out });
}

/** Images and filters in memory → the output, at `out`. */
export function convolve(machine: Machine, s: ConvShapes, operands: ConvOperands): void {
  const way = winogradWay(s);
  if (isDepthwise(s)) depthwise(machine, s, operands);
  else if (way) way(machine, s, operands);
  else if (isSingle(s)) {
    const { images, filters, b, out } = operands;
    const wide = asEightFilters(s);
    const blocks = machine.allocate(wide.n * wide.oh * wide.ow * wide.oc);
    direct(machine, wide, {
      images,
      filters: filtersAt(shiftFilters(machine, s, filters), wide),
      b: b && new Float32Array(wide.oc).fill(b[0]),
      out: blocks,
    });
    blocksToRows(machine, s, blocks, out);
  } else direct(machine, s, operands);
}

function direct(machine: Machine, s: ConvShapes, operands: ConvOperands): void {
  const { images, b, out } = operands;
  const { start, steps, group: nextGroup } = operands.filters;
  const [, tap, channel, filter] = steps;
  const x = padImages(machine, images, s);
  const channels = s.c / s.groups;
  const filters = s.oc / s.groups;
  const taps = s.kh * s.kw;
  const window = windowRuns(machine, s, x);
  const panels = machine.allocate(taps * channels * panelWidth(filters));
  const biases = biasesByGroup(machine, s, b);
  for (let group = 0; group < s.groups; group++) {
    machine.kernels.pack(start + group * nextGroup, taps, tap, channels, channel, filters, filter, panels);
    multiply(machine, {
      sizes: [s.n, s.oh, s.ow],
      input: { start: x.address + group * channels * 4, steps: pixelSteps(s, x) },
      output: {
        start: out + group * filters * 4,
        steps: [s.oh * s.ow * s.oc * 4, s.ow * s.oc * 4, s.oc * 4],
      },
      ...window,
      panels,
      columns: filters,
      start: biases(group),
    });
  }
}

/** How far apart in the padded images the windows of two images, rows and columns of the output are. */
export function pixelSteps(s: ConvShapes, x: PaddedImages): [number, number, number] {
  return [x.h * x.w * x.c * 4, s.strideH * x.w * x.c * 4, s.strideW * x.c * 4];
}

/** A window's runs of neighbouring numbers: its rows, or its pixels where other numbers lie between. */
export function windowRuns(
  machine: Machine,
  s: ConvShapes,
  x: PaddedImages,
): { runOffsets: number; runs: number; runLength: number } {
  const channels = s.c / s.groups;
  const row = [s.kh, s.dilationH * x.w * x.c * 4] as const;
  if (s.dilationW === 1 && s.groups === 1 && s.kw * channels <= CACHED_STEPS) {
    const runLength = s.kw * channels;
    return {
      runOffsets: runOffsets(machine, runLength, [UNIT_LEVEL, UNIT_LEVEL, row]),
      runs: s.kh,
      runLength,
    };
  }
  const pixel = [s.kw, s.dilationW * x.c * 4] as const;
  const part = largestPart(channels);
  const runs = s.kh * s.kw * (channels / part);
  return {
    runOffsets: runOffsets(machine, part, [row, pixel, [channels / part, part * 4]]),
    runs,
    runLength: part,
  };
}
