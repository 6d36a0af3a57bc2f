// exercise: convGradients
import { zeros, type Tensor } from 'convlab';

/**
 * Backward through a convolutional layer: from the loss's slope at each output to its
 * slope at each input, weight and bias. Every product x · w of the forward pass sends
 * dout · w to x, and dout · x to w.
 * 합성곱 층의 역전파입니다. 출력에서의 손실 기울기로부터 입력, 가중치, 편향의 기울기를
 * 구하세요. 순전파의 곱 x · w 하나하나가 x 쪽으로는 dout · w를, w 쪽으로는 dout · x를
 * 보냅니다.
 *
 * dout [OH, OW, OC], x [H, W, C], w [KH, KW, C, OC]
 * → dx [H, W, C], dw [KH, KW, C, OC], db [OC]
 *
 *     dx[i + u, j + v, c] += dout[i, j, o] · w[u, v, c, o]
 *     dw[u, v, c, o]      += dout[i, j, o] · x[i + u, j + v, c]
 *     db[o]               += dout[i, j, o]
 *
 * @example convGradients(dout, x, w).db // dout[i, j, o] = 1, OH = 2, OW = 3: [6]
 */
export function convGradients(dout: Tensor, x: Tensor, w: Tensor): { dx: Tensor; dw: Tensor; db: Tensor } {
  // BEGIN SOLUTION
  const [outHeight, outWidth, filters] = dout.shape;
  const [kernelHeight, kernelWidth, channels] = w.shape;
  const dx = zeros(x.shape);
  const dw = zeros(w.shape);
  const db = zeros([filters]);
  for (let i = 0; i < outHeight; i++) {
    for (let j = 0; j < outWidth; j++) {
      for (let o = 0; o < filters; o++) {
        const slope = dout.get(i, j, o);
        db.set(o, db.get(o) + slope);
        for (let u = 0; u < kernelHeight; u++) {
          for (let v = 0; v < kernelWidth; v++) {
            for (let c = 0; c < channels; c++) {
              dx.set(i + u, j + v, c, dx.get(i + u, j + v, c) + slope * w.get(u, v, c, o));
              dw.set(u, v, c, o, dw.get(u, v, c, o) + slope * x.get(i + u, j + v, c));
            }
          }
        }
      }
    }
  }
  return { dx, dw, db };
  // END SOLUTION
}
