import type { ColumnOptions, ConvOptions, LayerGradients } from '../backend';
import { checkGradient, convShapes, type ConvShapes } from '../shapes';
import { reshape, type Tensor } from '../tensor';
import { col2im, im2col } from './columns';
import { depthwise, depthwiseBackward } from './depthwise';
import { join, split } from './groups';
import { addToRows, columnSums, matmul } from './matmul';

/**
 * Convolution as one matrix product (one a group): windows as rows, filters as columns.
 *
 *     out [N·OH·OW, OC] = im2col(x) [N·OH·OW, KH·KW·C] · w [KH·KW·C, OC] + b
 *
 * x [N, H, W, C], w [KH, KW, C / groups, OC], b [OC] or null → [N, OH, OW, OC]. Throws ShapeError.
 */
export function conv2d(x: Tensor, w: Tensor, b: Tensor | null, options?: ConvOptions): Tensor {
  const s = convShapes('conv2d', x, w, b, options);
  const out = isDepthwise(s) ? depthwise(im2col(x, windows(s, options)), w, s) : inGroups(x, w, s, options);
  if (b) addToRows(out, b);
  return reshape(out, [s.n, s.oh, s.ow, s.oc]);
}

function inGroups(x: Tensor, w: Tensor, s: ConvShapes, options?: ConvOptions): Tensor {
  const inputs = split(x, s.groups);
  const filters = split(w, s.groups).map(asMatrix);
  return join(inputs.map((input, g) => matmul(im2col(input, windows(s, options)), filters[g])));
}

/**
 * The gradients of a matrix product are two matrix products, and `col2im` brings the windows' gradient home.
 *
 *     dx = col2im(dout · wᵀ)      dw = im2col(x)ᵀ · dout      db = Σ rows of dout
 *
 * dout [N, OH, OW, OC], x, w as in `conv2d` → dx like x, dw like w, db [OC]. Throws ShapeError.
 */
export function conv2dBackward(dout: Tensor, x: Tensor, w: Tensor, options?: ConvOptions): LayerGradients {
  const s = convShapes('conv2dBackward', x, w, null, options);
  checkGradient('conv2dBackward', dout, [s.n, s.oh, s.ow, s.oc], x);
  const rows = asMatrix(dout);
  if (isDepthwise(s)) {
    const { dcolumns, dw } = depthwiseBackward(rows, im2col(x, windows(s, options)), w, s);
    return { dx: col2im(dcolumns, x.shape, windows(s, options)), dw, db: columnSums(rows) };
  }
  const gradients = split(rows, s.groups);
  const filters = split(w, s.groups).map(asMatrix);
  const dx = split(x, s.groups).map((input, g) =>
    col2im(matmul(gradients[g], filters[g].transpose(1, 0)), input.shape, windows(s, options)),
  );
  const dw = split(x, s.groups).map((input, g) =>
    matmul(im2col(input, windows(s, options)).transpose(1, 0), gradients[g]),
  );
  return { dx: join(dx), dw: reshape(join(dw), w.shape), db: columnSums(rows) };
}

/** Whether each group has a single channel. */
function isDepthwise(s: ConvShapes): boolean {
  return s.groups > 1 && s.groups === s.c;
}

/** All axes but the last become one: filters [KH, KW, C, OC] → one filter a column, [KH·KW·C, OC]. */
function asMatrix(x: Tensor): Tensor {
  const last = x.shape[x.shape.length - 1];
  return reshape(x, [x.size / last, last]);
}

function windows(s: ConvShapes, { stride, padding, dilation }: ConvOptions = {}): ColumnOptions {
  return { kernel: [s.kh, s.kw], stride, padding, dilation };
}
