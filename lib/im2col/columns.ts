import type { ColumnOptions } from '../backend';
import { checkDtypes, checkShape, columnShapes } from '../shapes';
import { contiguous, dtypeOf, tensor, zeros, type Tensor } from '../tensor';

type Shapes = ReturnType<typeof columnShapes>;

/**
 * Lays every window of the image down as one row of a matrix. A convolution is then a matrix product.
 *
 *     columns[(n · OH + i) · OW + j, (u · KW + v) · C + c] = x[n, i·stride + u·dilation − padding, …, c]
 *
 * A pixel is copied once for each window that sees it, so the matrix is up to KH · KW times as large as the image. What lies
 * in the padding is 0.
 *
 * x [N, H, W, C] → [N·OH·OW, KH·KW·C]. Throws ShapeError.
 * Source: Chellapilla, Puri & Simard 2006, "High performance convolutional neural networks".
 */
export function im2col(x: Tensor, options: ColumnOptions): Tensor {
  checkDtypes('im2col', { input: x });
  const s = columnShapes('im2col', x.shape, options);
  const image = contiguous(x).data;
  const columns = zeros([s.n * s.oh * s.ow, s.kh * s.kw * s.c], dtypeOf(x));
  eachStretch(s, (pixel, entry, length) => {
    for (let k = 0; k < length; k++) columns.data[entry + k] = image[pixel + k];
  });
  return columns;
}

/**
 * The way back: every entry is added to the pixel it was copied from. Where windows overlap, a pixel collects the
 * sum; it is the transpose of `im2col`, ⟨im2col(x), y⟩ = ⟨x, col2im(y)⟩.
 *
 * columns [N·OH·OW, KH·KW·C], xShape [N, H, W, C] → [N, H, W, C]. Throws ShapeError.
 */
export function col2im(columns: Tensor, xShape: readonly number[], options: ColumnOptions): Tensor {
  const s = columnShapes('col2im', xShape, options);
  checkShape('col2im', 'columns', columns, [s.n * s.oh * s.ow, s.kh * s.kw * s.c]);
  const entries = contiguous(columns).data;
  const sum = new Float64Array(s.n * s.h * s.w * s.c); // sums stay in float64 until they are complete
  eachStretch(s, (pixel, entry, length) => {
    for (let k = 0; k < length; k++) sum[pixel + k] += entries[entry + k];
  });
  return tensor(sum, xShape, dtypeOf(columns));
}

/**
 * Calls `visit` for each window and each stretch of it that lies on the image: where the stretch begins in the image and in the
 * columns, and how many numbers it has. Without dilation, a row of the window is one stretch; with it, each pixel is.
 */
function eachStretch(s: Shapes, visit: (pixel: number, entry: number, length: number) => void): void {
  const reach = s.dilationW === 1 ? s.kw : 1;
  let entry = 0;
  for (let n = 0; n < s.n; n++) {
    for (let i = 0; i < s.oh; i++) {
      for (let j = 0; j < s.ow; j++) {
        for (let u = 0; u < s.kh; u++) {
          const row = i * s.strideH + u * s.dilationH - s.padding.top;
          for (let v = 0; v < s.kw; v += reach) {
            const col = j * s.strideW + v * s.dilationW - s.padding.left;
            const [first, end] = [Math.max(col, 0), Math.min(col + reach, s.w)];
            if (row >= 0 && row < s.h && first < end)
              visit(((n * s.h + row) * s.w + first) * s.c, entry + (first - col) * s.c, (end - first) * s.c);
            entry += reach * s.c;
          }
        }
      }
    }
  }
}
