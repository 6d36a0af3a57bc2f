import type { ResponseNormOptions } from '../backend';
import { checkGradient, responseNormShapes } from '../shapes';
import { dtypeOf, reshape, tensor, zeros, type Tensor } from '../tensor';
import { matmul } from './matmul';

/**
 * Local response normalisation: "the sum over neighbouring channels" is a matrix product with a band of ones.
 *
 *     s = bias + alpha · x² · band        out = x · s^−beta        band [C, C]: 1 where |m − k| ≤ size / 2
 *
 * x [N, H, W, C] → [N, H, W, C]. Throws ShapeError. Source: Krizhevsky et al. 2012, section 3.3.
 */
export function localResponseNorm(x: Tensor, options?: ResponseNormOptions): Tensor {
  const norm = responseNormShapes('localResponseNorm', x, options);
  const values = asPixels(x, norm);
  const scale = scales(values, norm);
  const out = map(values, (value, i) => value * scale.data[i] ** -norm.beta);
  return tensor(out, x.shape, dtypeOf(x));
}

/**
 * The band is symmetric, so the gradient meets the same one again.
 *
 *     dx = dout · s^−beta − 2 · alpha · beta · x · ((dout · x · s^(−beta − 1)) · band)
 *
 * dout, x [N, H, W, C] → dx like x. Throws ShapeError.
 */
export function localResponseNormBackward(dout: Tensor, x: Tensor, options?: ResponseNormOptions): Tensor {
  const norm = responseNormShapes('localResponseNormBackward', x, options);
  checkGradient('localResponseNormBackward', dout, x.shape, x);
  const { alpha, beta } = norm;
  const values = asPixels(x, norm);
  const gradient = asPixels(dout, norm).data;
  const scale = scales(values, norm).data;
  const crossing = map(values, (value, i) => gradient[i] * value * scale[i] ** (-beta - 1));
  const spread = matmul(crossing, band(norm)).data;
  const dx = map(
    values,
    (value, i) => gradient[i] * scale[i] ** -beta - 2 * alpha * beta * value * spread[i],
  );
  return tensor(dx, x.shape, dtypeOf(x));
}

type Norm = ReturnType<typeof responseNormShapes>;

/** x² · band, scaled: [pixels, C]. */
function scales(x: Tensor, norm: Norm): Tensor {
  const squares = map(x, (value) => value * value);
  return map(matmul(squares, band(norm)), (sum) => norm.bias + norm.alpha * sum);
}

function band({ c, size }: Norm): Tensor {
  const ones = zeros([c, c], 'float64');
  for (let m = 0; m < c; m++) {
    for (let k = 0; k < c; k++) if (Math.abs(m - k) <= size / 2) ones.set(m, k, 1);
  }
  return ones;
}

/** One pixel a row, in float64: [pixels, C]. */
function asPixels(x: Tensor, { pixels, c }: Norm): Tensor {
  return reshape(tensor(x, x.shape, 'float64'), [pixels, c]);
}

function map(x: Tensor, f: (value: number, i: number) => number): Tensor {
  const out = zeros(x.shape, 'float64');
  for (let i = 0; i < x.data.length; i++) out.data[i] = f(x.data[i], i);
  return out;
}
