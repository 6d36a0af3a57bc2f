import type { WindowShapes } from '../shapes';
import type { Tensor4D, Tf } from './tf';

// TensorFlow.js refuses much: other paddings than same and valid in gradients, dilation beside stride, dilation in
// gradients. So padding, dilation and stride are spelled out with pad, slice and reshape, which it can all
// differentiate, and it is only ever asked for 'valid'.

/**
 * The image with its padding filled in, cut or filled up to [height, width]: rows below and right that no window
 * reaches are cut off.
 */
export function padTo(
  tf: Tf,
  x: Tensor4D,
  { h, w, padding: { top, left } }: Pick<WindowShapes, 'h' | 'w' | 'padding'>,
  [height, width]: readonly [number, number],
  fill = 0,
): Tensor4D {
  const below = Math.max(0, height - top - h);
  const right = Math.max(0, width - left - w);
  const padded = tf.pad(
    x,
    [
      [0, 0],
      [top, below],
      [left, right],
      [0, 0],
    ],
    fill,
  );
  return tf.slice(padded, [0, 0, 0, 0], [-1, height, width, -1]);
}

/** [A, H, W, B] → [A, H·sh, W·sw, B]: each value is followed by sh − 1 rows and sw − 1 columns of zeros. */
export function spread(tf: Tf, x: Tensor4D, [sh, sw]: readonly [number, number]): Tensor4D {
  const [a, h, w, b] = x.shape;
  const rows = tf.pad(tf.reshape(x, [a * h, 1, w * b]), [
    [0, 0],
    [0, sh - 1],
    [0, 0],
  ]);
  const both = tf.pad(tf.reshape(rows, [a * h * sh * w, 1, b]), [
    [0, 0],
    [0, sw - 1],
    [0, 0],
  ]);
  return tf.reshape(both, [a, h * sh, w * sw, b]);
}

/** The way back: [A, H·sh, W·sw, B] → [A, H, W, B], every sh-th row and every sw-th column. */
export function thin(tf: Tf, x: Tensor4D, [sh, sw]: readonly [number, number]): Tensor4D {
  const [a, tall, wide, b] = x.shape;
  const [h, w] = [tall / sh, wide / sw];
  const rows = tf.slice(tf.reshape(x, [a * h, sh, wide * b]), [0, 0, 0], [-1, 1, -1]);
  const both = tf.slice(tf.reshape(rows, [a * h * w, sw, b]), [0, 0, 0], [-1, 1, -1]);
  return tf.reshape(both, [a, h, w, b]);
}
