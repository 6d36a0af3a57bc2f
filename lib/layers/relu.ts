import { checkDtypes, checkGradient } from '../shapes';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';

/**
 * The rectified linear unit: what is positive passes, the rest is 0. NaN stays NaN.
 *
 *     out = max(0, x)
 *
 * x of any shape → the same shape. Throws ShapeError. Source: Krizhevsky et al. 2012, section 3.1.
 */
export function relu(x: Tensor): Tensor {
  checkDtypes('relu', { input: x });
  const values = contiguous(x).data;
  const out = zeros(x.shape, dtypeOf(x));
  for (let i = 0; i < values.length; i++) out.data[i] = Math.max(0, values[i]);
  return out;
}

/**
 * The gradient passes where x was positive. At 0 it is 0.
 *
 *     dx = dout where x > 0, else 0
 *
 * dout, x of one shape → dx like x. Throws ShapeError.
 */
export function reluBackward(dout: Tensor, x: Tensor): Tensor {
  checkDtypes('reluBackward', { input: x });
  checkGradient('reluBackward', dout, x.shape, x);
  const values = contiguous(x).data;
  const gradient = contiguous(dout).data;
  const dx = zeros(x.shape, dtypeOf(x));
  for (let i = 0; i < values.length; i++) dx.data[i] = values[i] > 0 ? gradient[i] : 0;
  return dx;
}
