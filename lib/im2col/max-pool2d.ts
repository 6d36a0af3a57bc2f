import type { PoolOptions } from '../backend';
import { checkGradient, poolShapes } from '../shapes';
import { contiguous, dtypeOf, zeros, type Tensor } from '../tensor';
import { col2im } from './columns';
import { poolColumns, type PoolColumns } from './pool-columns';

/**
 * Max pooling: the largest entry of each row of columns, channel by channel. Padding does not take part.
 *
 * x [N, H, W, C] → [N, OH, OW, C]. Throws ShapeError.
 */
export function maxPool2d(x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('maxPool2d', x, options);
  const pool = poolColumns(x, s, options);
  const out = zeros([s.n, s.oh, s.ow, s.c], dtypeOf(x));
  winners(pool, s.c, (at, entry) => {
    out.data[at] = pool.columns.data[entry];
  });
  return out;
}

/**
 * The gradient is written where the winner stood among the columns, and `col2im` brings it home.
 *
 * dout [N, OH, OW, C], x [N, H, W, C] → dx like x. Throws ShapeError.
 */
export function maxPool2dBackward(dout: Tensor, x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('maxPool2dBackward', x, options);
  checkGradient('maxPool2dBackward', dout, [s.n, s.oh, s.ow, s.c], x);
  const pool = poolColumns(x, s, options);
  const gradient = contiguous(dout).data;
  const dcolumns = zeros(pool.columns.shape, dtypeOf(x));
  winners(pool, s.c, (at, entry) => {
    dcolumns.data[entry] = gradient[at];
  });
  return col2im(dcolumns, x.shape, pool.options);
}

/** For each output value `at`: which entry of the columns is its first maximum. A NaN beats every number. */
function winners(
  { columns, windows, taps }: PoolColumns,
  channels: number,
  visit: (at: number, entry: number) => void,
): void {
  const { data } = columns;
  const rowLength = columns.shape[1];
  for (let p = 0; p < windows; p++) {
    const [first, ...others] = taps(p).map((tap) => p * rowLength + tap * channels);
    for (let c = 0; c < channels; c++) {
      let best = first + c;
      for (const other of others) {
        const value = data[other + c];
        if (value > data[best] || (Number.isNaN(value) && !Number.isNaN(data[best]))) best = other + c;
      }
      visit(p * channels + c, best);
    }
  }
}
