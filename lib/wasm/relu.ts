import { checkDtypes, checkGradient } from '../shapes';
import { dtypeOf, zeros, type Tensor } from '../tensor';
import { valuesOf } from './layout';
import type { Machine } from './machine';

/** So many numbers at once go through the kernel: few enough to stay in the processor's cache on the way. */
const BLOCK = 16 * 1024;

/** max(0, x), of any shape; NaN stays NaN. Throws ShapeError. */
export function relu(machine: Machine, x: Tensor): Tensor {
  checkDtypes('relu', { input: x });
  const { kernels, floats } = machine;
  const values = valuesOf(x);
  const out = zeros(x.shape, dtypeOf(x));
  machine.reset();
  const block = machine.take(BLOCK);
  for (let from = 0; from < values.length; from += BLOCK) {
    const part = values.subarray(from, from + BLOCK);
    floats.set(part, block / 4);
    kernels.relu(block, part.length);
    out.data.set(floats.subarray(block / 4, block / 4 + part.length), from);
  }
  return out;
}

/** dout where x > 0, else 0. dout, x of one shape → dx like x. Throws ShapeError. */
export function reluBackward(machine: Machine, dout: Tensor, x: Tensor): Tensor {
  checkDtypes('reluBackward', { input: x });
  checkGradient('reluBackward', dout, x.shape, x);
  const { kernels, floats } = machine;
  const [values, gradient] = [valuesOf(x), valuesOf(dout)];
  const dx = zeros(x.shape, dtypeOf(x));
  machine.reset();
  const [gradients, inputs] = [machine.take(BLOCK), machine.take(BLOCK)];
  for (let from = 0; from < values.length; from += BLOCK) {
    const part = values.subarray(from, from + BLOCK);
    floats.set(part, inputs / 4);
    floats.set(gradient.subarray(from, from + BLOCK), gradients / 4);
    kernels.reluBackward(gradients, inputs, part.length);
    dx.data.set(floats.subarray(gradients / 4, gradients / 4 + part.length), from);
  }
  return dx;
}
