import type { ConvShapes } from '../../shapes';
import { padImages } from '../machine/layout';
import type { Machine } from '../machine/machine';
import { filtersAt } from '../machine/operands';
import { runDepthwise } from './depthwise';

/**
 * dx: a pixel's gradient comes from the outputs whose windows saw it, each through the tap that did.
 *
 *     dx[y, x][c] = Σ_u Σ_v dout[(y + top − u · dilation) / stride, …][c] · w[u, v][c]      where that is whole
 *
 * Along an axis, the pixels a stride apart are reached by the same taps. So each such set of pixels is a depthwise
 * convolution of dout, with every so-manieth weight, backwards.
 */
export function depthwiseImageGradient(
  machine: Machine,
  s: ConvShapes,
  dout: number,
  w: number,
  dx: number,
): void {
  machine.floats.fill(0, dx / 4, dx / 4 + s.n * s.h * s.w * s.c);
  const padded = paddedGradient(s);
  const { address, h, w: width } = padImages(machine, dout, padded);
  const { start, steps } = filtersAt(w, s);
  const [pixel, row] = [s.c * 4, width * s.c * 4];
  const { top, left } = padded.padding;
  const [sets, columnSets] = [reached(s, 'height'), reached(s, 'width')];
  for (const down of sets) {
    for (const across of columnSets) {
      runDepthwise(machine, {
        x: {
          start: address + (down.output + top) * row + (across.output + left) * pixel,
          steps: [h * row, row, pixel],
          taps: [down.between * row, across.between * pixel],
        },
        w: {
          start: start + down.tap * steps[0] + across.tap * steps[1],
          taps: [-down.tapStep * steps[0], -across.tapStep * steps[1]],
        },
        out: {
          start: dx + (down.first * s.w + across.first) * pixel,
          steps: [s.h * s.w * pixel, s.strideH * s.w * pixel, s.strideW * pixel],
        },
        kernel: [down.taps, across.taps],
        size: [s.n, down.count, across.count],
        channels: s.c,
      });
    }
  }
}

/** `count` pixels from `first` on, a stride apart, and the taps that reach them, from the last one on. */
interface Reached {
  readonly first: number;
  readonly count: number;
  readonly taps: number;
  readonly tap: number;
  readonly tapStep: number;
  /** The output that sees the first pixel through that tap, perhaps one before the first; the next tap's is so many later. */
  readonly output: number;
  readonly between: number;
}

function reached(s: ConvShapes, axis: 'height' | 'width'): Reached[] {
  const { size, kernel, stride, dilation, before } = alongAxis(s, axis);
  const tapStep = stride / gcd(stride, dilation);
  return Array.from({ length: Math.min(stride, size) }, (_, first) => first).flatMap((first) => {
    const nearest = [...Array(Math.min(tapStep, kernel)).keys()].find(
      (u) => (first + before - u * dilation) % stride === 0,
    );
    if (nearest === undefined) return [];
    const taps = Math.ceil((kernel - nearest) / tapStep);
    const tap = nearest + (taps - 1) * tapStep;
    return {
      first,
      count: Math.ceil((size - first) / stride),
      taps,
      tap,
      tapStep,
      output: (first + before - tap * dilation) / stride,
      between: (tapStep * dilation) / stride,
    };
  });
}

/** dout as an image, with zeros where windows would stand that reach the first and last pixels. */
function paddedGradient(s: ConvShapes): ConvShapes {
  const [top, bottom] = missing(s, 'height');
  const [left, right] = missing(s, 'width');
  return { ...s, h: s.oh, w: s.ow, padding: { top, bottom, left, right } };
}

function missing(s: ConvShapes, axis: 'height' | 'width'): [before: number, after: number] {
  const { outputs } = alongAxis(s, axis);
  const sets = reached(s, axis);
  const first = Math.min(0, ...sets.map(({ output }) => output));
  const last = Math.max(
    0,
    ...sets.map(({ output, count, taps, between }) => output + count - 1 + (taps - 1) * between),
  );
  return [-first, Math.max(0, last - outputs + 1)];
}

interface Axis {
  readonly size: number;
  readonly outputs: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
}

function alongAxis(s: ConvShapes, axis: 'height' | 'width'): Axis {
  return axis === 'height'
    ? {
        size: s.h,
        outputs: s.oh,
        kernel: s.kh,
        stride: s.strideH,
        dilation: s.dilationH,
        before: s.padding.top,
      }
    : {
        size: s.w,
        outputs: s.ow,
        kernel: s.kw,
        stride: s.strideW,
        dilation: s.dilationW,
        before: s.padding.left,
      };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
