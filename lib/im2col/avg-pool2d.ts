import type { PoolOptions } from '../backend';
import { checkGradient, poolShapes } from '../shapes';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';
import { col2im } from './columns';
import { poolColumns } from './pool-columns';

/**
 * Average pooling: the mean of each row of columns, channel by channel. Padding is not counted.
 *
 * x [N, H, W, C] → [N, OH, OW, C]. Throws ShapeError.
 */
export function avgPool2d(x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('avgPool2d', x, options);
  const { columns, windows, taps } = poolColumns(x, s, options);
  const out = zeros([s.n, s.oh, s.ow, s.c], dtypeOf(x));
  for (let p = 0; p < windows; p++) {
    for (let c = 0; c < s.c; c++) {
      let sum = 0;
      for (const tap of taps(p)) sum += columns.data[p * columns.shape[1] + tap * s.c + c];
      out.data[p * s.c + c] = sum / taps(p).length;
    }
  }
  return out;
}

/**
 * Each pixel of a window gets an equal share among the columns, and `col2im` brings the shares home.
 *
 * dout [N, OH, OW, C], x [N, H, W, C] → dx like x. Throws ShapeError.
 */
export function avgPool2dBackward(dout: Tensor, x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('avgPool2dBackward', x, options);
  checkGradient('avgPool2dBackward', dout, [s.n, s.oh, s.ow, s.c], x);
  const { columns, windows, taps, options: walk } = poolColumns(x, s, options);
  const gradient = contiguous(dout).data;
  const dcolumns = zeros(columns.shape, dtypeOf(x));
  for (let p = 0; p < windows; p++) {
    for (const tap of taps(p)) {
      for (let c = 0; c < s.c; c++) {
        dcolumns.data[p * columns.shape[1] + tap * s.c + c] = gradient[p * s.c + c] / taps(p).length;
      }
    }
  }
  return col2im(dcolumns, x.shape, walk);
}
