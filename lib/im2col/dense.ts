import type { LayerGradients } from '../backend';
import { checkGradient, denseShapes } from '../shapes';
import type { Tensor } from '../tensor';
import { addToRows, columnSums, matmul } from './matmul';

/**
 * A fully connected layer is a matrix product to begin with.
 *
 *     out = x · w + b
 *
 * x [N, I], w [I, O], b [O] or null → [N, O]. Throws ShapeError.
 */
export function dense(x: Tensor, w: Tensor, b: Tensor | null): Tensor {
  denseShapes('dense', x, w, b);
  const out = matmul(x, w);
  if (b) addToRows(out, b);
  return out;
}

/**
 *     dx = dout · wᵀ      dw = xᵀ · dout      db = Σ rows of dout
 *
 * dout [N, O], x [N, I], w [I, O] → dx like x, dw like w, db [O]. Throws ShapeError.
 */
export function denseBackward(dout: Tensor, x: Tensor, w: Tensor): LayerGradients {
  const { n, outputs } = denseShapes('denseBackward', x, w, null);
  checkGradient('denseBackward', dout, [n, outputs], x);
  return {
    dx: matmul(dout, w.transpose(1, 0)),
    dw: matmul(x.transpose(1, 0), dout),
    db: columnSums(dout),
  };
}
