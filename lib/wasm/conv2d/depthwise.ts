import type { ConvShapes } from '../../shapes';
import { padImages } from '../machine/layout';
import type { Machine } from '../machine/machine';
import type { ConvOperands } from '../machine/operands';
import { runParts } from '../machine/product';

// A depthwise convolution has as many groups as channels, and as many filters: a product a group would be a product of one
// column. kernels/depthwise.ts computes four channels side by side instead.

export function isDepthwise(s: ConvShapes): boolean {
  return s.groups > 1 && s.groups === s.c && s.oc === s.c;
}

/** Steps in bytes, in the order of kernels/depthwise.ts: from an output to the next, and from a tap to the next. */
interface Walk {
  readonly start: number;
  readonly steps: readonly [image: number, row: number, column: number];
}

export interface DepthwisePlan {
  readonly x: Walk & { readonly taps: readonly [row: number, column: number] };
  readonly w: { readonly start: number; readonly taps: readonly [row: number, column: number] };
  readonly out: Walk;
  readonly kernel: readonly [height: number, width: number];
  readonly size: readonly [images: number, height: number, width: number];
  readonly channels: number;
  readonly bias?: number;
  /** What the results are cut to. */
  readonly limits?: readonly [low: number, high: number];
}

const NO_LIMITS = [-Infinity, Infinity] as const;

export function depthwisePlan(machine: Machine, p: DepthwisePlan): number {
  const whole = [p.x.start, ...p.x.steps, ...p.x.taps, p.w.start, ...p.w.taps, p.out.start, ...p.out.steps];
  const [images, ...size] = p.size;
  const numbers = [...whole, ...p.kernel, ...size, p.channels, p.bias ?? 0];
  const address = machine.allocate(numbers.length + 3);
  machine.ints.set(numbers, address / 4);
  machine.floats.set(p.limits ?? NO_LIMITS, address / 4 + numbers.length);
  machine.ints[address / 4 + numbers.length + 2] = images;
  return address;
}

/** Images [N, H, W, C] and filters [KH, KW, 1, C] in memory → the output, at `out`. */
export function depthwise(machine: Machine, s: ConvShapes, { images, filters, b, out }: ConvOperands): void {
  const bias = b ? machine.allocate(s.c) : 0;
  if (b) machine.floats.set(b, bias / 4);
  runDepthwise(machine, {
    x: windows(s, padImages(machine, images, s)),
    w: { start: filters.start, taps: [filters.steps[0], filters.steps[1]] },
    out: outputs(s, out),
    kernel: [s.kh, s.kw],
    size: [s.n, s.oh, s.ow],
    channels: s.c,
    bias,
  });
}

/** What the taps of each output see. */
export function windows(s: ConvShapes, x: { address: number; h: number; w: number }): DepthwisePlan['x'] {
  const [pixel, row] = [s.c * 4, x.w * s.c * 4];
  return {
    start: x.address,
    steps: [x.h * row, s.strideH * row, s.strideW * pixel],
    taps: [s.dilationH * row, s.dilationW * pixel],
  };
}

function outputs(s: ConvShapes, start: number): Walk {
  const pixel = s.c * 4;
  return { start, steps: [s.oh * s.ow * pixel, s.ow * pixel, pixel] };
}

/** Computes all rows of the output, with the other threads' help. */
export function runDepthwise(machine: Machine, p: DepthwisePlan): void {
  const [n, oh, ow] = p.size;
  const work = n * oh * ow * p.channels * p.kernel[0] * p.kernel[1];
  runParts(machine, 'depthwise', depthwisePlan(machine, p), n * oh, { unit: 1, least: 1 }, work);
}

/** dw: dout and images in memory → its address. */
export function depthwiseFilterGradient(
  machine: Machine,
  s: ConvShapes,
  dout: number,
  images: number,
): number {
  const size = s.kh * s.kw * s.c;
  const dw = machine.allocate(size);
  machine.floats.fill(0, dw / 4, dw / 4 + size);
  const plan = depthwisePlan(machine, {
    x: windows(s, padImages(machine, images, s)),
    w: { start: dw, taps: [s.kw * s.c * 4, s.c * 4] },
    out: outputs(s, dout),
    kernel: [s.kh, s.kw],
    size: [s.n, s.oh, s.ow],
    channels: s.c,
  });
  const work = s.n * s.oh * s.ow * size;
  runParts(machine, 'depthwiseFilters', plan, s.kh, { unit: 1, least: 1 }, work);
  return dw;
}
