import type { ConvOptions, LayerGradients } from '../backend';
import { checkGradient, convShapes } from '../shapes';
import { dtypeOf, tensor, zeros, type Tensor } from '../tensor';

/**
 * A convolutional layer: every filter is laid over every position of the image, and scores it.
 *
 *     out[n, i, j, o] = b[o] + Σ_u Σ_v Σ_c  x[n, i·stride + u·dilation − padding, j·… + v·… − …, c] · w[u, v, c, o]
 *
 * It is what mathematicians call cross-correlation: the filter is not flipped. With groups, filter `o` sees only
 * the channels of its own group.
 *
 * x [N, H, W, C], w [KH, KW, C / groups, OC], b [OC] or null → [N, OH, OW, OC]. Throws ShapeError.
 * Source: lecture 14, "Convolution layer"; Krizhevsky et al. 2012, section 3.5 (groups).
 */
export function conv2d(x: Tensor, w: Tensor, b: Tensor | null, options?: ConvOptions): Tensor {
  const s = convShapes('conv2d', x, w, b, options);
  const out = zeros([s.n, s.oh, s.ow, s.oc], dtypeOf(x));
  const groupChannels = s.c / s.groups;
  const groupFilters = s.oc / s.groups;
  for (let n = 0; n < s.n; n++) {
    for (let i = 0; i < s.oh; i++) {
      for (let j = 0; j < s.ow; j++) {
        for (let o = 0; o < s.oc; o++) {
          const firstChannel = Math.floor(o / groupFilters) * groupChannels;
          let score = b ? b.get(o) : 0;
          for (let u = 0; u < s.kh; u++) {
            const row = i * s.strideH + u * s.dilationH - s.padding.top;
            if (row < 0 || row >= s.h) continue; // padding: zeros add nothing
            for (let v = 0; v < s.kw; v++) {
              const col = j * s.strideW + v * s.dilationW - s.padding.left;
              if (col < 0 || col >= s.w) continue;
              for (let c = 0; c < groupChannels; c++) {
                score += x.get(n, row, col, firstChannel + c) * w.get(u, v, c, o);
              }
            }
          }
          out.set(n, i, j, o, score);
        }
      }
    }
  }
  return out;
}

/**
 * The same loops once more. Wherever the forward pass added x · w to an output, the output's gradient flows back
 * to both factors.
 *
 *     dx[…] += dout[n, i, j, o] · w[u, v, c, o]      dw[u, v, c, o] += dout[n, i, j, o] · x[…]      db[o] += dout[n, i, j, o]
 *
 * dout [N, OH, OW, OC], x, w as in `conv2d` → dx like x, dw like w, db [OC]. Throws ShapeError.
 */
export function conv2dBackward(dout: Tensor, x: Tensor, w: Tensor, options?: ConvOptions): LayerGradients {
  const s = convShapes('conv2dBackward', x, w, null, options);
  checkGradient('conv2dBackward', dout, [s.n, s.oh, s.ow, s.oc], x);
  // Sums of many terms stay in float64 until they are complete.
  const dx = zeros(x.shape, 'float64');
  const dw = zeros(w.shape, 'float64');
  const db = zeros([s.oc], 'float64');
  const groupChannels = s.c / s.groups;
  const groupFilters = s.oc / s.groups;
  for (let n = 0; n < s.n; n++) {
    for (let i = 0; i < s.oh; i++) {
      for (let j = 0; j < s.ow; j++) {
        for (let o = 0; o < s.oc; o++) {
          const firstChannel = Math.floor(o / groupFilters) * groupChannels;
          const gradient = dout.get(n, i, j, o);
          db.set(o, db.get(o) + gradient);
          for (let u = 0; u < s.kh; u++) {
            const row = i * s.strideH + u * s.dilationH - s.padding.top;
            if (row < 0 || row >= s.h) continue;
            for (let v = 0; v < s.kw; v++) {
              const col = j * s.strideW + v * s.dilationW - s.padding.left;
              if (col < 0 || col >= s.w) continue;
              for (let c = 0; c < groupChannels; c++) {
                const channel = firstChannel + c;
                dx.set(n, row, col, channel, dx.get(n, row, col, channel) + gradient * w.get(u, v, c, o));
                dw.set(u, v, c, o, dw.get(u, v, c, o) + gradient * x.get(n, row, col, channel));
              }
            }
          }
        }
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
