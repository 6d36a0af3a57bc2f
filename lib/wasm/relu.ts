import { checkDtypes, checkGradient } from '../shapes';
import { contiguous, dtypeOf, wrap, type Tensor } from '../tensor';
import { relu as reluInFloat64, reluBackward as reluBackwardInFloat64 } from '../layers/relu';

/**
 * max(0, x) on the bits of float32, without a branch that the processor could guess wrong: read as a whole number, a
 * float is negative exactly where its sign is, and `v >> 31` is then all ones. NaN stays NaN, of either sign.
 *
 * x of any shape → the same shape. Throws ShapeError.
 */
export function relu(x: Tensor): Tensor {
  checkDtypes('relu', { input: x });
  if (dtypeOf(x) === 'float64') return reluInFloat64(x);
  const bits = bitsOf(x);
  const out = new Int32Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const v = bits[i];
    const isNegativeNaN = (NEGATIVE_INFINITY - v) >> 31;
    out[i] = v & (~(v >> 31) | isNegativeNaN);
  }
  return wrap(new Float32Array(out.buffer), x.shape);
}

/** dout where x > 0, else 0: positive floats are positive whole numbers. dout, x of one shape → dx like x. */
export function reluBackward(dout: Tensor, x: Tensor): Tensor {
  checkDtypes('reluBackward', { input: x });
  checkGradient('reluBackward', dout, x.shape, x);
  if (dtypeOf(x) === 'float64') return reluBackwardInFloat64(dout, x);
  const bits = bitsOf(x);
  const gradient = bitsOf(dout);
  const dx = new Int32Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const v = bits[i];
    const isPositive = ((0 - v) & ~v) >> 31;
    const isNaN = (INFINITY - v) >> 31;
    dx[i] = gradient[i] & isPositive & ~isNaN;
  }
  return wrap(new Float32Array(dx.buffer), x.shape);
}

const INFINITY = 0x7f800000;
const NEGATIVE_INFINITY = 0xff800000 | 0;

function bitsOf(x: Tensor): Int32Array {
  const { data } = contiguous(x);
  return new Int32Array(data.buffer, data.byteOffset, data.length);
}
