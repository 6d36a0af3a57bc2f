import type { Tf, Tensor4D } from './tf';

/**
 * The wasm backend runs convolutions but cannot train them: it lacks the filter's gradient. Here it is, from
 * operations it has. A backend that has its own keeps it.
 *
 * dw is a convolution too: the image (channels as batch, batch as channels) under the output's gradient as the
 * filter, spread out by the forward stride.
 */
export function addTrainingKernels(tf: Tf, backendName: string): void {
  const kernelName = 'Conv2DBackpropFilter';
  if (tf.getKernelsForBackend(backendName).some((kernel) => kernel.kernelName === kernelName)) return;
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() => {
        const x = asTensor(tf, inputs.x);
        const dout = asTensor(tf, inputs.dy);
        const { strides, filterShape } = attrs as unknown as {
          strides: number | [number, number];
          filterShape: [number, number, number, number];
        };
        const [strideH, strideW] = typeof strides === 'number' ? [strides, strides] : strides;
        // Our convolutions are padded and cut to size beforehand, so that here every pixel has its window.
        const windows: Tensor4D = x.transpose([3, 1, 2, 0]);
        const filters: Tensor4D = dout.transpose([1, 2, 0, 3]);
        const dw = tf.conv2d(windows, filters, 1, 'valid', 'NHWC', [strideH, strideW]);
        const [kh, kw] = filterShape;
        return dw.slice([0, 0, 0, 0], [-1, kh, kw, -1]).transpose([1, 2, 0, 3]);
      }),
  });
}

function asTensor(tf: Tf, input: unknown): Tensor4D {
  if (input instanceof tf.Tensor) return input as Tensor4D;
  return tf
    .engine()
    .makeTensorFromTensorInfo(
      input as Parameters<ReturnType<Tf['engine']>['makeTensorFromTensorInfo']>[0],
    ) as Tensor4D;
}
