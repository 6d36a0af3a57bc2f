import type { LayerGradients } from '../backend';
import { checkGradient, denseShapes } from '../shapes';
import { dtypeOf, reshape, zeros, type Tensor } from '../tensor';
import { conv2d } from './conv2d';
import { conv2dBackward } from './conv2d-backward';
import { valuesOf } from './layout';
import type { Machine } from './machine';

/**
 * A fully connected layer is a convolution of a 1 × 1 filter over an image whose pixels are the batch.
 *
 * x [N, I], w [I, O], b [O] or null → [N, O]. Throws ShapeError.
 */
export function dense(machine: Machine, x: Tensor, w: Tensor, b: Tensor | null): Tensor {
  const { n, inputs, outputs } = denseShapes('dense', x, w, b);
  if (n <= FEW_ROWS && inputs * outputs >= MANY_WEIGHTS) return denseInPlace(x, w, b);
  const out = conv2d(machine, reshape(x, [1, n, 1, inputs]), reshape(w, [1, 1, inputs, outputs]), b);
  return reshape(out, [n, outputs]);
}

/** So few rows use each weight so seldom, and so many weights take so long to copy, that they are read in place. */
const FEW_ROWS = 4;
const MANY_WEIGHTS = 1 << 16;

/** The same without a copy of the weights: 8 rows of w at a time, so that the sums are read and written less often. */
function denseInPlace(x: Tensor, w: Tensor, b: Tensor | null): Tensor {
  const [rows, inputs] = x.shape;
  const outputs = w.shape[1];
  const [values, weights] = [valuesOf(x), valuesOf(w)];
  const out = zeros([rows, outputs], dtypeOf(x));
  for (let n = 0; n < rows; n++) {
    const sums = b ? Float64Array.from(valuesOf(b)) : new Float64Array(outputs);
    const row = values.subarray(n * inputs, (n + 1) * inputs);
    const whole = inputs - (inputs % 8);
    for (let i = 0; i < whole; i += 8) addEight(sums, weights, i * outputs, outputs, row.subarray(i, i + 8));
    for (let i = whole; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) sums[o] += row[i] * weights[i * outputs + o];
    }
    out.data.set(sums, n * outputs);
  }
  return out;
}

function addEight(
  sums: Float64Array,
  w: Float32Array | Float64Array,
  at: number,
  step: number,
  [x0, x1, x2, x3, x4, x5, x6, x7]: Float32Array | Float64Array,
): void {
  for (let o = 0, k = at; o < step; o++, k++) {
    sums[o] +=
      x0 * w[k] +
      x1 * w[k + step] +
      x2 * w[k + 2 * step] +
      x3 * w[k + 3 * step] +
      x4 * w[k + 4 * step] +
      x5 * w[k + 5 * step] +
      x6 * w[k + 6 * step] +
      x7 * w[k + 7 * step];
  }
}

/** dout [N, O], x [N, I], w [I, O] → dx like x, dw like w, db [O]. Throws ShapeError. */
export function denseBackward(machine: Machine, dout: Tensor, x: Tensor, w: Tensor): LayerGradients {
  const { n, inputs, outputs } = denseShapes('denseBackward', x, w, null);
  checkGradient('denseBackward', dout, [n, outputs], x);
  const { dx, dw, db } = conv2dBackward(
    machine,
    reshape(dout, [1, 1, n, outputs]),
    reshape(x, [1, 1, n, inputs]),
    reshape(w, [1, 1, inputs, outputs]),
  );
  return { dx: reshape(dx, [n, inputs]), dw: reshape(dw, [inputs, outputs]), db };
}
