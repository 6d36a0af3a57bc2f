import type { ReluOptions } from '../backend';
import { checkDtypes, checkGradient, reluMax } from '../shapes';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';
import { copyIn, result } from './machine/layout';
import type { Machine } from './machine/machine';

/** How many numbers go through the kernel at a time: few enough to stay in the processor's cache. */
const BLOCK = 16 * 1024;

/** max(0, x), of any shape, and no more than `max`; NaN stays NaN. Throws ShapeError, RangeError. */
export function relu(machine: Machine, x: Tensor, options?: ReluOptions): Tensor {
  const max = reluMax('relu', options);
  checkDtypes('relu', { input: x });
  return inBlocks(machine, x, [contiguous(x).data], ([values], out, count) => {
    machine.kernels.relu(values, out, count, max);
  });
}

/** dout where 0 < x < max, else 0. dout, x of one shape → dx like x. Throws ShapeError, RangeError. */
export function reluBackward(machine: Machine, dout: Tensor, x: Tensor, options?: ReluOptions): Tensor {
  const max = reluMax('reluBackward', options);
  checkDtypes('reluBackward', { input: x });
  checkGradient('reluBackward', dout, x.shape, x);
  return inBlocks(
    machine,
    x,
    [contiguous(dout).data, contiguous(x).data],
    ([gradient, values], out, count) => {
      // Nothing is ≥ NaN: without a limit ∞ passes, too.
      machine.kernels.reluBackward(gradient, values, out, count, max < Infinity ? max : NaN);
    },
  );
}

/** Runs over inputs that are all as long as x: at once where they are in the engine's memory already. */
function inBlocks(
  machine: Machine,
  x: Tensor,
  inputs: readonly (Float32Array | Float64Array)[],
  run: (inputs: readonly number[], out: number, count: number) => void,
): Tensor {
  machine.reset();
  if (inputs.some(({ buffer }) => buffer === machine.floats.buffer) && 4 * x.size <= machine.capacity()) {
    const out = machine.allocate(x.size);
    run(
      inputs.map((values) => copyIn(machine, values)),
      out,
      x.size,
    );
    const whole = result(machine, x.shape, dtypeOf(x));
    whole.add(out, 0, x.size);
    return whole.tensor();
  }
  const out = zeros(x.shape, dtypeOf(x));
  const rooms = inputs.map(() => machine.allocate(BLOCK));
  for (let from = 0; from < x.size; from += BLOCK) {
    const count = Math.min(BLOCK, x.size - from);
    inputs.forEach((values, i) => {
      machine.floats.set(values.subarray(from, from + count), rooms[i] / 4);
    });
    run(rooms, rooms[0], count);
    out.data.set(machine.floats.subarray(rooms[0] / 4, rooms[0] / 4 + count), from);
  }
  return out;
}
