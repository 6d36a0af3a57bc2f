import type { Backend } from '../backend';
import { checkGradient, convShapes, type ConvShapes } from '../shapes';
import { compute, gradients } from './compute';
import { padTo, spread } from './spacing';
import type { Tensor4D, Tf, TfTensor } from './tf';

/** `conv2d` of the Backend interface by TensorFlow.js, and its gradient by differentiating just that. */
export function convLayer(tf: Tf): Pick<Backend, 'conv2d' | 'conv2dBackward'> {
  return {
    conv2d(x, w, b, options) {
      const s = convShapes('conv2d', x, w, b, options);
      const inputs = b ? [x, w, b] : [x, w];
      const [out] = compute(tf, inputs, (image: Tensor4D, filters: Tensor4D, bias?: TfTensor) => {
        const scores = convolve(tf, image, filters, s);
        return [bias ? tf.add(scores, bias) : scores];
      });
      return out;
    },
    conv2dBackward(dout, x, w, options) {
      const s = convShapes('conv2dBackward', x, w, null, options);
      checkGradient('conv2dBackward', dout, [s.n, s.oh, s.ow, s.oc], x);
      const [dx, dw, db] = compute(
        tf,
        [x, w, dout],
        (image: Tensor4D, filters: Tensor4D, gradient: TfTensor) => {
          const f = (i: Tensor4D, k: Tensor4D): TfTensor => convolve(tf, i, k, s);
          return [...gradients(tf, f, [image, filters], gradient), tf.sum(gradient, [0, 1, 2])];
        },
      );
      return { dx, dw, db };
    },
  };
}

/** x [N, H, W, C], w [KH, KW, C / groups, OC] → [N, OH, OW, OC], group by group. */
function convolve(tf: Tf, x: Tensor4D, w: Tensor4D, s: ConvShapes): Tensor4D {
  // A dilated filter is a larger one with zeros in it.
  const reach: [number, number] = [(s.kh - 1) * s.dilationH + 1, (s.kw - 1) * s.dilationW + 1];
  const flat: Tensor4D = tf.reshape(w, [1, s.kh, s.kw, (s.c / s.groups) * s.oc]);
  const dilated = tf.slice(spread(tf, flat, [s.dilationH, s.dilationW]), [0, 0, 0, 0], [1, ...reach, -1]);
  const filters: Tensor4D = tf.reshape(dilated, [...reach, s.c / s.groups, s.oc]);
  const image = padTo(tf, x, s, [(s.oh - 1) * s.strideH + reach[0], (s.ow - 1) * s.strideW + reach[1]]);
  if (s.groups === 1) return tf.conv2d(image, filters, [s.strideH, s.strideW], 'valid');
  // TensorFlow's native library has no depthwise convolution whose strides differ.
  if (s.groups === s.c && s.strideH === s.strideW)
    return tf.depthwiseConv2d(image, tf.reshape(filters, [...reach, s.c, s.oc / s.c]), s.strideH, 'valid');
  const parts = Array.from({ length: s.groups }, (_, g) => {
    const channels = s.c / s.groups;
    const own = s.oc / s.groups;
    const input = tf.slice(image, [0, 0, 0, g * channels], [-1, -1, -1, channels]);
    const kernel = tf.slice(filters, [0, 0, 0, g * own], [-1, -1, -1, own]);
    return tf.conv2d(input, kernel, [s.strideH, s.strideW], 'valid');
  });
  return tf.concat(parts, 3);
}
