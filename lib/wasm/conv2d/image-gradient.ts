import type { ConvShapes } from '../../shapes';
import type { Machine } from '../machine/machine';
import { filtersAt } from '../machine/operands';
import { isDepthwise } from './depthwise';
import { depthwiseImageGradient } from './depthwise-images';
import { convolve } from './forward';
import { scatter } from './scatter';

/** dx, by the way that costs less. */
export function imageGradient(machine: Machine, s: ConvShapes, dout: number, w: number, dx: number): void {
  if (isDepthwise(s)) depthwiseImageGradient(machine, s, dout, w, dx);
  else if (gathers(s)) gather(machine, s, dout, w, dx);
  else scatter(machine, s, dout, w, dx);
}

/** The padding of dout for which a convolution of it covers every pixel that was seen. */
function transposedPadding(s: ConvShapes): ConvShapes['padding'] {
  const [h, w] = [s.dilationH * (s.kh - 1), s.dilationW * (s.kw - 1)];
  return {
    top: h - s.padding.top,
    bottom: h - s.padding.bottom,
    left: w - s.padding.left,
    right: w - s.padding.right,
  };
}

/** The layer that computes dx: input and output exchanged. */
function transposed(s: ConvShapes): ConvShapes {
  return { ...s, h: s.oh, w: s.ow, c: s.oc, oh: s.h, ow: s.w, oc: s.c, padding: transposedPadding(s) };
}

/** Whether gathering is possible, and costs less: dx not much larger than dout, more than half a panel of channels. */
function gathers(s: ConvShapes): boolean {
  const { top, bottom, left, right } = transposedPadding(s);
  const possible = s.strideH === 1 && s.strideW === 1 && Math.min(top, bottom, left, right) >= 0;
  return possible && s.c / s.groups > 4 && s.h * s.w <= 1.3 * s.oh * s.ow;
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
  const filters = { start: last, steps: [-u, -v, o, c], group } as const;
  convolve(machine, transposed(s), { images: dout, filters, b: null, out: dx });
}
