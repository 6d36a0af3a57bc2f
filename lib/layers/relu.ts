import type { ReluOptions } from '../backend';
import { checkDtypes, checkGradient, reluMax } from '../shapes';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';

/**
 * The rectified linear unit: what is positive passes, the rest is 0; with a `max`, no more than that. NaN stays NaN.
 *
 *     out = max(0, x)      or min(max, max(0, x))
 *
 * x of any shape → the same shape. Throws ShapeError, and RangeError for a `max` that is not above 0.
 * Source: Krizhevsky et al. 2012, section 3.1; Howard et al. 2017, "MobileNets" (max = 6, for arithmetic of few bits).
 */
export function relu(x: Tensor, options?: ReluOptions): Tensor {
  const max = reluMax('relu', options);
  checkDtypes('relu', { input: x });
  const values = contiguous(x).data;
  const out = zeros(x.shape, dtypeOf(x));
  for (let i = 0; i < values.length; i++) out.data[i] = Math.min(max, Math.max(0, values[i]));
  return out;
}

/**
 * The gradient passes where x did. At 0 it is 0, and at `max`.
 *
 *     dx = dout where 0 < x < max, else 0
 *
 * dout, x of one shape → dx like x. Throws as `relu` does.
 */
export function reluBackward(dout: Tensor, x: Tensor, options?: ReluOptions): Tensor {
  const max = reluMax('reluBackward', options);
  checkDtypes('reluBackward', { input: x });
  checkGradient('reluBackward', dout, x.shape, x);
  const values = contiguous(x).data;
  const gradient = contiguous(dout).data;
  const dx = zeros(x.shape, dtypeOf(x));
  for (let i = 0; i < values.length; i++) {
    const passes = values[i] > 0 && (values[i] < max || max === Infinity); // without a limit ∞ passes, too
    dx.data[i] = passes ? gradient[i] : 0;
  }
  return dx;
}
