import type { Backend, Labels } from '../backend';
import { dropout } from '../layers';
import { checkDtypes, checkGradient, denseShapes, lossShapes, reluMax, responseNormShapes } from '../shapes';
import { compute, gradients } from './compute';
import type { Tensor2D, Tf, TfTensor } from './tf';

/** What needs no windows: dense layer, ReLU, local response normalisation, dropout and the loss. */
export function otherLayers(
  tf: Tf,
): Omit<
  Backend,
  'name' | 'conv2d' | 'conv2dBackward' | 'maxPool2d' | 'maxPool2dBackward' | 'avgPool2d' | 'avgPool2dBackward'
> {
  return {
    dense(x, w, b) {
      denseShapes('dense', x, w, b);
      const inputs = b ? [x, w, b] : [x, w];
      const [out] = compute(tf, inputs, (input: Tensor2D, weights: Tensor2D, bias?: TfTensor) => {
        const scores = tf.matMul(input, weights);
        return [bias ? tf.add(scores, bias) : scores];
      });
      return out;
    },
    denseBackward(dout, x, w) {
      const { n, outputs } = denseShapes('denseBackward', x, w, null);
      checkGradient('denseBackward', dout, [n, outputs], x);
      const [dx, dw, db] = compute(
        tf,
        [x, w, dout],
        (input: Tensor2D, weights: Tensor2D, gradient: TfTensor) => {
          const f = (i: Tensor2D, k: Tensor2D): TfTensor => tf.matMul(i, k);
          return [...gradients(tf, f, [input, weights], gradient), tf.sum(gradient, 0)];
        },
      );
      return { dx, dw, db };
    },
    relu(x, options) {
      const max = reluMax('relu', options);
      checkDtypes('relu', { input: x });
      return compute(tf, [x], (input: TfTensor) => {
        const positive = tf.where(tf.lessEqual(input, 0), 0, input); // tf.relu makes a NaN 0
        return [max < Infinity ? tf.where(tf.greater(input, max), max, positive) : positive];
      })[0];
    },
    reluBackward(dout, x, options) {
      const max = reluMax('reluBackward', options);
      checkDtypes('reluBackward', { input: x });
      checkGradient('reluBackward', dout, x.shape, x);
      return compute(tf, [x, dout], (input: TfTensor, gradient: TfTensor) => {
        const positive = tf.greater(input, 0);
        const passes = max < Infinity ? tf.logicalAnd(positive, tf.less(input, max)) : positive;
        return [tf.where(passes, gradient, 0)];
      })[0];
    },
    localResponseNorm(x, options) {
      const norm = responseNormShapes('localResponseNorm', x, options);
      return compute(tf, [x], (input: TfTensor) => [normalize(tf, input, norm)])[0];
    },
    localResponseNormBackward(dout, x, options) {
      const norm = responseNormShapes('localResponseNormBackward', x, options);
      checkGradient('localResponseNormBackward', dout, x.shape, x);
      return compute(tf, [x, dout], (input: TfTensor, gradient: TfTensor) =>
        gradients(tf, (i: TfTensor) => normalize(tf, i, norm), [input], gradient),
      )[0];
    },
    dropout, // every engine drops the same values
    softmaxCrossEntropy(logits, labels) {
      const { n, classes } = lossShapes('softmaxCrossEntropy', logits, labels);
      const [loss, dlogits] = compute(tf, [logits], (scores: Tensor2D) => {
        const truth = oneHot(tf, labels, classes);
        const logProbabilities = tf.logSoftmax(scores);
        const ofTruth = tf.where(tf.greater(truth, 0), logProbabilities, 0); // not a product: 0 · −∞ would be NaN
        const surprise = tf.neg(tf.div(tf.sum(ofTruth), n));
        return [surprise, tf.div(tf.sub(tf.exp(logProbabilities), truth), n)];
      });
      return { loss: loss.data[0], dlogits };
    },
  };
}

/** TensorFlow.js's oneHot rejects a single class. */
function oneHot(tf: Tf, labels: Labels, classes: number): TfTensor {
  if (classes === 1) return tf.fill([labels.length, 1], 1);
  return tf.oneHot(tf.tensor1d(Array.from(labels), 'int32'), classes).toFloat();
}

type Norm = ReturnType<typeof responseNormShapes>;

/** Sums over neighbouring channels are a product with a band of ones; alpha is not divided by size. */
function normalize(tf: Tf, x: TfTensor, { size, alpha, beta, bias, c, pixels }: Norm): TfTensor {
  const channels = tf.range(0, c);
  const distance = tf.abs(tf.sub(tf.expandDims(channels, 1), tf.expandDims(channels, 0)));
  const band = tf.lessEqual(distance, (size - 1) / 2).toFloat();
  const values = tf.reshape(x, [pixels, c]);
  const scale = tf.add(bias, tf.mul(alpha, tf.matMul(tf.square(values), band)));
  return tf.reshape(tf.mul(values, tf.pow(scale, -beta)), x.shape);
}
