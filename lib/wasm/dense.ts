import type { LayerGradients } from '../backend';
import { checkGradient, denseShapes } from '../shapes';
import { reshape, type Tensor } from '../tensor';
import { conv2d } from './conv2d';
import { conv2dBackward } from './conv2d-backward';
import type { Machine } from './machine';

/**
 * A fully connected layer is a convolution of a 1 × 1 filter over an image whose pixels are the batch.
 *
 * x [N, I], w [I, O], b [O] or null → [N, O]. Throws ShapeError.
 */
export function dense(machine: Machine, x: Tensor, w: Tensor, b: Tensor | null): Tensor {
  const { n, inputs, outputs } = denseShapes('dense', x, w, b);
  const out = conv2d(machine, reshape(x, [1, n, 1, inputs]), reshape(w, [1, 1, inputs, outputs]), b);
  return reshape(out, [n, outputs]);
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
