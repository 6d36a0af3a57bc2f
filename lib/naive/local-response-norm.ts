import type { ResponseNormOptions } from '../backend';
import { checkGradient, responseNormShapes } from '../shapes';
import { dtypeOf, zeros, type Tensor } from '../tensor';

/**
 * Local response normalisation: a strong answer quietens the channels beside it, at the same pixel.
 *
 *     s[k] = bias + alpha · Σ_{|m − k| ≤ size / 2} x[m]²        out[k] = x[k] · s[k]^−beta
 *
 * The window of channels is clipped at the first and the last one; alpha is not divided by size (some frameworks
 * do divide).
 *
 * x [N, H, W, C] → [N, H, W, C]. Throws ShapeError. Source: Krizhevsky et al. 2012, section 3.3.
 */
export function localResponseNorm(x: Tensor, options?: ResponseNormOptions): Tensor {
  const norm = responseNormShapes('localResponseNorm', x, options);
  const out = zeros(x.shape, dtypeOf(x));
  eachPixel(x, (n, i, j) => {
    const scale = scales(x, n, i, j, norm);
    for (let k = 0; k < norm.c; k++) out.set(n, i, j, k, x.get(n, i, j, k) * scale[k] ** -norm.beta);
  });
  return out;
}

/**
 * x[k] is seen twice: in its own product, and in the scale s[m] of every channel m beside it.
 *
 *     dx[k] = dout[k] · s[k]^−beta − 2 · alpha · beta · x[k] · Σ_{|m − k| ≤ size / 2} dout[m] · x[m] · s[m]^(−beta − 1)
 *
 * dout, x [N, H, W, C] → dx like x. Throws ShapeError.
 */
export function localResponseNormBackward(dout: Tensor, x: Tensor, options?: ResponseNormOptions): Tensor {
  const norm = responseNormShapes('localResponseNormBackward', x, options);
  checkGradient('localResponseNormBackward', dout, x.shape, x);
  const { alpha, beta, c } = norm;
  const dx = zeros(x.shape, dtypeOf(x));
  eachPixel(x, (n, i, j) => {
    const scale = scales(x, n, i, j, norm);
    for (let k = 0; k < c; k++) {
      let crossing = 0;
      for (const m of neighbors(k, norm)) {
        crossing += dout.get(n, i, j, m) * x.get(n, i, j, m) * scale[m] ** (-beta - 1);
      }
      const own = dout.get(n, i, j, k) * scale[k] ** -beta;
      dx.set(n, i, j, k, own - 2 * alpha * beta * x.get(n, i, j, k) * crossing);
    }
  });
  return dx;
}

type Norm = ReturnType<typeof responseNormShapes>;

/** s[k] for every channel of one pixel. */
function scales(x: Tensor, n: number, i: number, j: number, norm: Norm): Float64Array {
  return Float64Array.from({ length: norm.c }, (_, k) => {
    let squares = 0;
    for (const m of neighbors(k, norm)) squares += x.get(n, i, j, m) ** 2;
    return norm.bias + norm.alpha * squares;
  });
}

/** The channels at most size / 2 away from channel k, itself included. */
function neighbors(k: number, { size, c }: Norm): number[] {
  const half = (size - 1) / 2;
  const first = Math.max(0, k - half);
  return Array.from({ length: Math.min(c - 1, k + half) - first + 1 }, (_, m) => first + m);
}

function eachPixel(x: Tensor, visit: (n: number, i: number, j: number) => void): void {
  const [images, height, width] = x.shape;
  for (let n = 0; n < images; n++) {
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) visit(n, i, j);
    }
  }
}
