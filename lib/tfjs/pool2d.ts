import type { Backend, PoolOptions } from '../backend';
import { checkGradient, poolShapes, type WindowShapes } from '../shapes';
import { allFinite } from '../reduce';
import { contiguous, mapValues, type Tensor } from '../tensor';
import { compute, gradients } from './compute';
import { padTo, thin } from './spacing';
import type { Tensor4D, Tf, TfTensor } from './tf';

/** Both poolings of the Backend interface by TensorFlow.js. */
export function poolLayers(
  tf: Tf,
): Pick<Backend, 'maxPool2d' | 'maxPool2dBackward' | 'avgPool2d' | 'avgPool2dBackward'> {
  return {
    maxPool2d: (x, options) => {
      const s = poolShapes('maxPool2d', x, options);
      return compute(tf, [x], (image: Tensor4D) => {
        const largest = (of: Tensor4D): Tensor4D =>
          tf.maxPool(padTo(tf, of, s, reached(s), -Infinity), [s.kh, s.kw], [s.strideH, s.strideW], 'valid');
        /** Whether one of the window's pixels is one of these. */
        const any = (these: TfTensor): TfTensor =>
          tf.greater(largest(tf.cast(these, 'float32') as Tensor4D), 0);
        let out: TfTensor = largest(image);
        // TensorFlow.js's maximum ignores NaN, and of −∞ alone it makes the least finite number.
        if (holds(x, -Infinity)) out = tf.where(any(tf.greater(image, -Infinity)), out, -Infinity);
        if (holds(x, NaN)) out = tf.where(any(tf.notEqual(image, image)), NaN, out);
        return [out];
      })[0];
    },
    maxPool2dBackward: (dout, x, options) =>
      finitely('maxPool2dBackward', [dout, x, options], (gradient) =>
        backward(tf, 'maxPool2dBackward', [gradient, x, options], (image, s) => {
          // Padding is −∞; a pixel of −∞ is lifted a little, so that it still beats padding.
          const lifted = tf.where(tf.less(image, -3.4e38), tf.fill(image.shape, -3.4e38), image);
          const wins = firstWins(tf, places(tf, lifted as Tensor4D, s));
          return (i) => places(tf, i, s).reduce((best, values, k) => tf.where(wins[k - 1], values, best));
        }),
      ),
    avgPool2d: (x, options) => {
      const s = poolShapes('avgPool2d', x, options);
      return compute(tf, [x], (image: Tensor4D) => [mean(tf, image, s)])[0];
    },
    avgPool2dBackward: (dout, x, options) =>
      backward(tf, 'avgPool2dBackward', [dout, x, options], (_, s) => (i) => mean(tf, i, s)),
  };
}

function holds(x: Tensor, wanted: number): boolean {
  return contiguous(x).data.some((value) => Object.is(value, wanted));
}

type Pool = (image: Tensor4D) => Tensor4D;

function backward(
  tf: Tf,
  name: string,
  [dout, x, options]: [Tensor, Tensor, PoolOptions],
  pool: (image: Tensor4D, s: WindowShapes) => Pool,
): Tensor {
  const s = poolShapes(name, x, options);
  checkGradient(name, dout, [s.n, s.oh, s.ow, s.c], x);
  return compute(tf, [x, dout], (image: Tensor4D, gradient: TfTensor) =>
    gradients(tf, pool(image, s), [image], gradient),
  )[0];
}

/**
 * A gradient whose places each get some of `dout` as it is. TensorFlow.js picks by multiplying with 0 and 1, and 0 · ∞ is NaN:
 * so what is not finite goes the same way on its own, as ones, and is added where they arrive.
 */
function finitely(
  name: string,
  [dout, x, options]: [Tensor, Tensor, PoolOptions],
  run: (dout: Tensor) => Tensor,
): Tensor {
  const s = poolShapes(name, x, options);
  checkGradient(name, dout, [s.n, s.oh, s.ow, s.c], x);
  if (allFinite(dout)) return run(dout);
  const dx = run(mapValues(dout, (value) => (Number.isFinite(value) ? value : 0)));
  for (const special of [Infinity, -Infinity, NaN]) {
    if (!holds(dout, special)) continue;
    const arrived = run(mapValues(dout, (value) => (Object.is(value, special) ? 1 : 0)));
    for (let i = 0; i < dx.data.length; i++) if (arrived.data[i] > 0) dx.data[i] += special;
  }
  return dx;
}

/** The values at each window position, in row order: KH · KW times [N, OH, OW, C]. */
function places(tf: Tf, x: Tensor4D, s: WindowShapes): Tensor4D[] {
  const [strideH, strideW] = [s.oh > 1 ? s.strideH : 1, s.ow > 1 ? s.strideW : 1]; // one window never moves
  const [height, width] = [s.oh * strideH, s.ow * strideW];
  const image = padTo(tf, x, s, [height + s.kh, width + s.kw], -Infinity);
  return Array.from({ length: s.kh * s.kw }, (_, place) => {
    const [u, v] = [Math.floor(place / s.kw), place % s.kw];
    return thin(tf, tf.slice(image, [0, u, v, 0], [-1, height, width, -1]), [strideH, strideW]);
  });
}

/**
 * Where each position but the first beats all before it. TensorFlow.js's backends do not agree on who gets the
 * gradient of a tie; here a later value wins only if it is larger.
 */
function firstWins(tf: Tf, [first, ...others]: Tensor4D[]): Tensor4D[] {
  let best = first;
  return others.map((values) => {
    const isNaN = tf.logicalAnd(tf.notEqual(values, values), tf.equal(best, best)); // the first NaN beats all
    const wins = tf.logicalOr(tf.greater(values, best), isNaN);
    best = tf.where(wins, values, best);
    return wins as Tensor4D;
  });
}

/** The mean over window and padding, corrected by how much of it is image. */
function mean(tf: Tf, x: Tensor4D, s: WindowShapes): Tensor4D {
  const pool = (image: Tensor4D): Tensor4D =>
    tf.avgPool(padTo(tf, image, s, reached(s)), [s.kh, s.kw], [s.strideH, s.strideW], 'valid');
  return tf.div(pool(x), pool(tf.ones([1, s.h, s.w, 1])));
}

/** The part of the padded image that windows reach: [height, width]. */
function reached(s: WindowShapes): [number, number] {
  return [(s.oh - 1) * s.strideH + s.kh, (s.ow - 1) * s.strideW + s.kw];
}
