import type { Tf, Tensor4D } from './tf';

type Size4D = [number, number, number, number];

/** What TensorFlow.js hands to the gradient kernels of a convolution. */
interface Attributes {
  readonly strides: number | [number, number];
  readonly filterShape: Size4D;
  readonly inputShape: Size4D;
}

type Inputs = Readonly<Record<string, unknown>>;

/**
 * The wasm backend runs convolutions but cannot train them all: it lacks the filters' gradients, and both of a depthwise
 * convolution. Here they are, from operations it has. A backend that has its own keeps it.
 *
 * All assume what conv2d.ts sees to: no padding, no dilation, and an image cut to size, so that each pixel has its window.
 */
export function addTrainingKernels(tf: Tf, backendName: string): void {
  const kernels = {
    Conv2DBackpropFilter: filterGradient,
    DepthwiseConv2dNativeBackpropFilter: depthwiseFilterGradient,
    DepthwiseConv2dNativeBackpropInput: depthwiseImageGradient,
  };
  const there = new Set(tf.getKernelsForBackend(backendName).map(({ kernelName }) => kernelName));
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    if (there.has(kernelName)) continue;
    tf.registerKernel({
      kernelName,
      backendName,
      kernelFunc: ({ inputs, attrs }) => tf.tidy(() => kernel(tf, inputs, attrs as unknown as Attributes)),
    });
  }
}

/**
 * dw is a convolution too: the image (channels as batch, batch as channels) under the output's gradient as the filter, spread
 * out by the forward stride.
 */
function filterGradient(tf: Tf, { x, dy }: Inputs, { strides, filterShape }: Attributes): Tensor4D {
  const windows: Tensor4D = asTensor(tf, x).transpose([3, 1, 2, 0]);
  const filters: Tensor4D = asTensor(tf, dy).transpose([1, 2, 0, 3]);
  const dw = tf.conv2d(windows, filters, 1, 'valid', 'NHWC', both(strides));
  const [kh, kw] = filterShape;
  return dw.slice([0, 0, 0, 0], [-1, kh, kw, -1]).transpose([1, 2, 0, 3]);
}

/** dw[u, v, c, m] = Σ x[n, i · stride + u, j · stride + v, c] · dout[n, i, j, c, m], tap by tap. */
function depthwiseFilterGradient(tf: Tf, { x, dy }: Inputs, { strides, filterShape }: Attributes): Tensor4D {
  const [image, dout] = [asTensor(tf, x), asTensor(tf, dy)];
  const [kh, kw, c, multiplier] = filterShape;
  const [n, oh, ow] = dout.shape;
  const [strideH, strideW] = both(strides);
  const gradient = tf.reshape(dout, [n * oh * ow, c, multiplier]);
  const taps = Array.from({ length: kh * kw }, (_, tap) => {
    const [u, v] = [Math.floor(tap / kw), tap % kw];
    const ends = [n, u + (oh - 1) * strideH + 1, v + (ow - 1) * strideW + 1, c];
    const seen = tf.stridedSlice(image, [0, u, v, 0], ends, [1, strideH, strideW, 1]);
    return tf.sum(tf.mul(tf.reshape(seen, [n * oh * ow, c, 1]), gradient), 0);
  });
  return tf.reshape(tf.stack(taps), filterShape);
}

/** dx[n, i · stride + u, j · stride + v, c] += Σ_m dout[n, i, j, c, m] · w[u, v, c, m], tap by tap. */
function depthwiseImageGradient(
  tf: Tf,
  { dy, filter }: Inputs,
  { strides, inputShape }: Attributes,
): Tensor4D {
  const [dout, w] = [asTensor(tf, dy), asTensor(tf, filter)];
  const [kh, kw, c, multiplier] = w.shape;
  const [n, height, width] = inputShape;
  const [, oh, ow] = dout.shape;
  const [strideH, strideW] = both(strides);
  // Zeros between and around the gradients; each filter backwards then finds its windows a pixel apart.
  const rows = tf.pad(tf.reshape(dout, [n * oh, 1, ow * c * multiplier]), [
    [0, 0],
    [0, strideH - 1],
    [0, 0],
  ]);
  const columns = tf.pad(tf.reshape(rows, [n * oh * strideH * ow, 1, c * multiplier]), [
    [0, 0],
    [0, strideW - 1],
    [0, 0],
  ]);
  const spread: Tensor4D = tf.reshape(columns, [n, oh * strideH, ow * strideW, c * multiplier]);
  const cut = tf.slice(spread, [0, 0, 0, 0], [-1, (oh - 1) * strideH + 1, (ow - 1) * strideW + 1, -1]);
  const padded = tf.pad(cut, [
    [0, 0],
    [kh - 1, height - (oh - 1) * strideH - 1],
    [kw - 1, width - (ow - 1) * strideW - 1],
    [0, 0],
  ]);
  const backwards: Tensor4D = tf.reshape(tf.reverse(w, [0, 1]), [kh, kw, c * multiplier, 1]);
  const each = tf.depthwiseConv2d(padded, backwards, 1, 'valid');
  return tf.sum(tf.reshape(each, [n, height, width, c, multiplier]), 4);
}

function both(strides: number | [number, number]): [number, number] {
  return typeof strides === 'number' ? [strides, strides] : strides;
}

function asTensor(tf: Tf, input: unknown): Tensor4D {
  if (input instanceof tf.Tensor) return input as Tensor4D;
  return tf
    .engine()
    .makeTensorFromTensorInfo(
      input as Parameters<ReturnType<Tf['engine']>['makeTensorFromTensorInfo']>[0],
    ) as Tensor4D;
}
