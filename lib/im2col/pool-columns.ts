import type { ColumnOptions, PoolOptions } from '../backend';
import type { WindowShapes } from '../shapes';
import { dtypeOf, zeros, type Tensor } from '../tensor';
import { im2col } from './columns';

/** A pooling layer's windows, laid down as the rows of a matrix. */
export interface PoolColumns {
  /** [N·OH·OW, KH·KW·C] */
  readonly columns: Tensor;
  /** How many windows there are: N·OH·OW. */
  readonly windows: number;
  /** Which entries of window p are pixels and not padding, as indices 0 … KH·KW − 1. */
  readonly taps: (p: number) => readonly number[];
  readonly options: ColumnOptions;
}

/** The columns of x, and which of their entries are padding: an image of ones, laid down alike, has 0 there. */
export function poolColumns(x: Tensor, s: WindowShapes, options: PoolOptions): PoolColumns {
  const windows: ColumnOptions = {
    kernel: options.size,
    stride: [s.strideH, s.strideW],
    padding: options.padding,
  };
  const ones = zeros([1, s.h, s.w, 1], dtypeOf(x));
  ones.data.fill(1);
  const present = im2col(ones, windows); // [OH·OW, KH·KW], alike for every image
  const taps = Array.from({ length: s.oh * s.ow }, (_, p) =>
    Array.from({ length: s.kh * s.kw }, (_, tap) => tap).filter((tap) => present.get(p, tap) === 1),
  );
  return {
    columns: im2col(x, windows),
    windows: s.n * s.oh * s.ow,
    taps: (p) => taps[p % taps.length],
    options: windows,
  };
}
