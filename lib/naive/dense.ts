import type { LayerGradients } from '../backend';
import { checkGradient, denseShapes } from '../shapes';
import { dtypeOf, tensor, zeros, type Tensor } from '../tensor';

/**
 * A fully connected layer: every output looks at every input.
 *
 *     out[n, o] = b[o] + Σ_i x[n, i] · w[i, o]
 *
 * x [N, I], w [I, O], b [O] or null → [N, O]. Throws ShapeError.
 * Source: lecture 14, "Fully connected layer".
 */
export function dense(x: Tensor, w: Tensor, b: Tensor | null): Tensor {
  const { n: rows, inputs, outputs } = denseShapes('dense', x, w, b);
  const out = zeros([rows, outputs], dtypeOf(x));
  for (let n = 0; n < rows; n++) {
    for (let o = 0; o < outputs; o++) {
      let score = b ? b.get(o) : 0;
      for (let i = 0; i < inputs; i++) score += x.get(n, i) * w.get(i, o);
      out.set(n, o, score);
    }
  }
  return out;
}

/**
 *     dx[n, i] = Σ_o dout[n, o] · w[i, o]      dw[i, o] = Σ_n x[n, i] · dout[n, o]      db[o] = Σ_n dout[n, o]
 *
 * dout [N, O], x [N, I], w [I, O] → dx like x, dw like w, db [O]. Throws ShapeError.
 */
export function denseBackward(dout: Tensor, x: Tensor, w: Tensor): LayerGradients {
  const { n: rows, inputs, outputs } = denseShapes('denseBackward', x, w, null);
  checkGradient('denseBackward', dout, [rows, outputs], x);
  const dx = zeros(x.shape, 'float64');
  const dw = zeros(w.shape, 'float64');
  const db = zeros([outputs], 'float64');
  for (let n = 0; n < rows; n++) {
    for (let o = 0; o < outputs; o++) {
      const gradient = dout.get(n, o);
      db.set(o, db.get(o) + gradient);
      for (let i = 0; i < inputs; i++) {
        dx.set(n, i, dx.get(n, i) + gradient * w.get(i, o));
        dw.set(i, o, dw.get(i, o) + gradient * x.get(n, i));
      }
    }
  }
  const dtype = dtypeOf(x);
  return {
    dx: tensor(dx, dx.shape, dtype),
    dw: tensor(dw, dw.shape, dtype),
    db: tensor(db, db.shape, dtype),
  };
}
