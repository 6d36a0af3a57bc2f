import type { PoolOptions } from '../backend';
import { checkGradient, poolShapes } from '../shapes';
import { dtypeOf, tensor, zeros, type Tensor } from '../tensor';
import { eachWindow } from './window';

/**
 * Average pooling: each window is replaced by its mean, channel by channel.
 *
 *     out[n, i, j, c] = (1 / pixels) · Σ over the window of x[n, row, col, c]
 *
 * Padding is not counted: a window at the border is divided by the number of pixels it really sees.
 *
 * x [N, H, W, C] → [N, OH, OW, C]. Throws ShapeError. Source: lecture 14, "Pooling layer".
 */
export function avgPool2d(x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('avgPool2d', x, options);
  const out = zeros([s.n, s.oh, s.ow, s.c], dtypeOf(x));
  eachWindow(s, (n, i, j, c, { top, bottom, left, right }) => {
    let sum = 0;
    for (let row = top; row < bottom; row++) {
      for (let col = left; col < right; col++) sum += x.get(n, row, col, c);
    }
    out.set(n, i, j, c, sum / ((bottom - top) * (right - left)));
  });
  return out;
}

/**
 * Each pixel counts for 1 / pixels of the mean, so it gets that share of the gradient.
 *
 *     dx[n, row, col, c] += dout[n, i, j, c] / pixels
 *
 * dout [N, OH, OW, C], x [N, H, W, C] → dx like x. Throws ShapeError.
 */
export function avgPool2dBackward(dout: Tensor, x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('avgPool2dBackward', x, options);
  checkGradient('avgPool2dBackward', dout, [s.n, s.oh, s.ow, s.c], x);
  const dx = zeros(x.shape, 'float64');
  eachWindow(s, (n, i, j, c, { top, bottom, left, right }) => {
    const share = dout.get(n, i, j, c) / ((bottom - top) * (right - left));
    for (let row = top; row < bottom; row++) {
      for (let col = left; col < right; col++) dx.set(n, row, col, c, dx.get(n, row, col, c) + share);
    }
  });
  return tensor(dx, dx.shape, dtypeOf(x));
}
