import type { PoolOptions } from '../backend';
import { checkGradient, poolShapes } from '../shapes';
import { dtypeOf, tensor, zeros, type Tensor } from '../tensor';
import { eachWindow, type ClippedWindow } from './window';

/**
 * Max pooling: of each window only the strongest answer stays, channel by channel.
 *
 *     out[n, i, j, c] = max over the window of x[n, row, col, c]
 *
 * Padding counts as −∞. A NaN in the window is the output: a fault stays visible.
 *
 * x [N, H, W, C] → [N, OH, OW, C]. Throws ShapeError. Source: lecture 14, "Pooling layer".
 */
export function maxPool2d(x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('maxPool2d', x, options);
  const out = zeros([s.n, s.oh, s.ow, s.c], dtypeOf(x));
  eachWindow(s, (n, i, j, c, window) => {
    const [row, col] = firstMaximum(x, n, c, window);
    out.set(n, i, j, c, x.get(n, row, col, c));
  });
  return out;
}

/**
 * Only the winner moved the output, so the winner alone gets the gradient: on a tie the first one in row order.
 * Where windows overlap, a pixel that wins several times collects them all.
 *
 *     dx[n, row*, col*, c] += dout[n, i, j, c]
 *
 * dout [N, OH, OW, C], x [N, H, W, C] → dx like x. Throws ShapeError.
 */
export function maxPool2dBackward(dout: Tensor, x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('maxPool2dBackward', x, options);
  checkGradient('maxPool2dBackward', dout, [s.n, s.oh, s.ow, s.c], x);
  const dx = zeros(x.shape, 'float64');
  eachWindow(s, (n, i, j, c, window) => {
    const [row, col] = firstMaximum(x, n, c, window);
    dx.set(n, row, col, c, dx.get(n, row, col, c) + dout.get(n, i, j, c));
  });
  return tensor(dx, dx.shape, dtypeOf(x));
}

/** The position of the window's largest value: the first of equals, in row order. */
function firstMaximum(
  x: Tensor,
  n: number,
  c: number,
  { top, bottom, left, right }: ClippedWindow,
): [row: number, col: number] {
  let best: [number, number] = [top, left];
  let max = x.get(n, top, left, c);
  for (let row = top; row < bottom; row++) {
    for (let col = left; col < right; col++) {
      const value = x.get(n, row, col, c);
      if (value > max || (Number.isNaN(value) && !Number.isNaN(max))) {
        max = value;
        best = [row, col];
      }
    }
  }
  return best;
}
