import type { ResponseNormOptions } from '../backend';
import { checkGradient, responseNormShapes } from '../shapes';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';

/**
 * AlexNet's local response normalisation, pixel by pixel; the sum of squares slides along the channels.
 *
 *     s[k] = bias + alpha · Σ_{|m − k| ≤ size / 2} x[m]²        out[k] = x[k] · s[k]^−beta
 *
 * x [N, H, W, C] → [N, H, W, C]. Throws ShapeError. Source: Krizhevsky et al. 2012, section 3.3.
 */
export function localResponseNorm(x: Tensor, options?: ResponseNormOptions): Tensor {
  const { size, alpha, beta, bias, c, pixels } = responseNormShapes('localResponseNorm', x, options);
  const values = contiguous(x).data;
  const out = zeros(x.shape, dtypeOf(x));
  const squares = new Float64Array(c);
  const scale = new Float64Array(c);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const at = pixel * c;
    for (let k = 0; k < c; k++) squares[k] = values[at + k] * values[at + k];
    slidingSums(squares, size, scale);
    for (let k = 0; k < c; k++) scale[k] = bias + alpha * scale[k];
    raise(scale, -beta);
    for (let k = 0; k < c; k++) out.data[at + k] = values[at + k] * scale[k];
  }
  return out;
}

/**
 *     dx[k] = dout[k] · s[k]^−beta − 2 · alpha · beta · x[k] · Σ_{|m − k| ≤ size / 2} dout[m] · x[m] · s[m]^(−beta − 1)
 *
 * dout, x [N, H, W, C] → dx like x. Throws ShapeError.
 */
export function localResponseNormBackward(dout: Tensor, x: Tensor, options?: ResponseNormOptions): Tensor {
  const { size, alpha, beta, bias, c, pixels } = responseNormShapes('localResponseNormBackward', x, options);
  checkGradient('localResponseNormBackward', dout, x.shape, x);
  const values = contiguous(x).data;
  const gradient = contiguous(dout).data;
  const dx = zeros(x.shape, dtypeOf(x));
  const [terms, scale, power, crossing] = [0, 0, 0, 0].map(() => new Float64Array(c));
  for (let pixel = 0; pixel < pixels; pixel++) {
    const at = pixel * c;
    for (let k = 0; k < c; k++) terms[k] = values[at + k] * values[at + k];
    slidingSums(terms, size, scale);
    for (let k = 0; k < c; k++) {
      scale[k] = bias + alpha * scale[k];
      power[k] = scale[k];
    }
    raise(power, -beta);
    for (let k = 0; k < c; k++) terms[k] = (gradient[at + k] * values[at + k] * power[k]) / scale[k];
    slidingSums(terms, size, crossing);
    for (let k = 0; k < c; k++) {
      dx.data[at + k] = gradient[at + k] * power[k] - 2 * alpha * beta * values[at + k] * crossing[k];
    }
  }
  return dx;
}

/** sums[k] = Σ of the terms at most size / 2 away. Added anew for each k: a running sum would carry its errors on. */
function slidingSums(terms: Float64Array, size: number, sums: Float64Array): void {
  const half = (size - 1) / 2;
  const last = terms.length - 1;
  for (let k = 0; k <= last; k++) {
    const to = k + half > last ? last : k + half;
    let sum = 0;
    for (let m = k < half ? 0 : k - half; m <= to; m++) sum += terms[m];
    sums[k] = sum;
  }
}

/** values^exponent, in place. AlexNet's −0.75 is 1 / (√s · √√s), which is six times as fast as a general power. */
function raise(values: Float64Array, exponent: number): void {
  if (exponent === -0.75) {
    for (let k = 0; k < values.length; k++) {
      const root = Math.sqrt(values[k]);
      values[k] = 1 / (root * Math.sqrt(root));
    }
  } else {
    for (let k = 0; k < values.length; k++) values[k] **= exponent;
  }
}
