import type { LayerGradients } from '../backend';
import { checkGradient, denseShapes } from '../shapes';
import { contiguous, dtypeOf, reshape, type Tensor } from '../tensor';
import { conv2dBackward } from './conv2d/backward';
import { conv2d } from './conv2d/forward';
import { copyIn, result, write } from './machine/layout';
import type { Machine } from './machine/machine';

/**
 * A fully connected layer is a convolution of a 1 × 1 filter over an image whose pixels are the batch.
 *
 * x [N, I], w [I, O], b [O] or null → [N, O]. Throws ShapeError.
 */
export function dense(machine: Machine, x: Tensor, w: Tensor, b: Tensor | null): Tensor {
  const { n, inputs, outputs } = denseShapes('dense', x, w, b);
  const [room, values, weights] = [machine.capacity(), n * (inputs + outputs), inputs * outputs];
  const fast = n <= FEW_ROWS && weights >= MANY_WEIGHTS;
  const tooLarge = values + 2 * weights + outputs > room; // the product has its weights in memory, and packs them
  if ((fast || tooLarge) && values + STREAMED + outputs <= room) return denseInStream(machine, x, w, b);
  const out = conv2d(machine, reshape(x, [1, n, 1, inputs]), reshape(w, [1, 1, inputs, outputs]), b);
  return reshape(out, [n, outputs]);
}

/**
 * With so few rows each weight is used only a few times: a layer of many weights takes as long as reading them, and
 * packing would only add to it.
 */
const FEW_ROWS = 4;
const MANY_WEIGHTS = 1 << 16;
/** How many weights go through the engine's memory at a time: they stay in the second-level cache. */
const STREAMED = 1 << 16;

/** The same, some rows of w at a time: all of them never lie in the engine's memory, and none is packed. */
function denseInStream(machine: Machine, x: Tensor, w: Tensor, b: Tensor | null): Tensor {
  const [rows, inputs] = x.shape;
  const outputs = w.shape[1];
  const weights = contiguous(w).data;
  const out = result(machine, [rows, outputs], dtypeOf(x));
  machine.reset();
  const sums = machine.allocate(rows * outputs);
  const values = copyIn(machine, contiguous(x).data);
  const atOnce = Math.max(1, Math.floor(STREAMED / outputs));
  const block = machine.allocate(atOnce * outputs);
  for (let n = 0; n < rows; n++) {
    const row = sums / 4 + n * outputs;
    if (b) machine.floats.set(contiguous(b).data, row);
    else machine.floats.fill(0, row, row + outputs);
  }
  for (let i = 0; i < inputs; i += atOnce) {
    const count = Math.min(atOnce, inputs - i);
    write(machine, weights.subarray(i * outputs, (i + count) * outputs), block);
    for (let n = 0; n < rows; n++) {
      const at = values + (n * inputs + i) * 4;
      machine.kernels.vectorMatrix(at, block, count, outputs, sums + n * outputs * 4);
    }
  }
  out.add(sums, 0, rows * outputs);
  return out.tensor();
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
    {},
    'denseBackward',
  );
  return { dx: reshape(dx, [n, inputs]), dw: reshape(dw, [inputs, outputs]), db };
}
