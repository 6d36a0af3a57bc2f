/** Layers that keep the shape and learn nothing. */
import type { ReluOptions, ResponseNormOptions } from '../../backend';
import { checkRate, rejectUnknownOptions, reluMax, responseNormShapes } from '../../shapes';
import { contiguous, dtypeOf, mapValues, zeros, type Tensor } from '../../tensor';
import type { Layer } from '../layer';
import { imageOf } from './common';

/** What every layer may be given. */
export interface NamedLayerOptions {
  readonly name?: string;
}

/** max(0, x), and with a `max` no more than that: reluLayer({ max: 6 }) is ReLU6. RangeError unless max is above 0. */
export function reluLayer({ max, name, ...others }: NamedLayerOptions & ReluOptions = {}): Layer {
  rejectUnknownOptions('reluLayer', others, 'max and name');
  const options: ReluOptions = { max };
  reluMax('reluLayer', options);
  const forward: Layer['forward'] = (backend, x) => ({ out: backend.relu(x, options) });
  return {
    ...keepsShape,
    kind: 'relu',
    name,
    reluMax: max ?? Infinity,
    native: forward,
    forward,
    backward: (backend, dout, x) => ({ dx: backend.reluBackward(dout, x, options), gradients: {} }),
  };
}

/** tanh x, what networks used before ReLU: its gradient, 1 − tanh² x, all but vanishes for large |x|. */
export function tanhLayer({ name, ...others }: NamedLayerOptions = {}): Layer {
  rejectUnknownOptions('tanhLayer', others, 'name');
  return {
    ...keepsShape,
    kind: 'tanh',
    name,
    forward: (_, x) => ({ out: mapValues(x, Math.tanh) }),
    backward: (_, dout, __, { out }) => ({
      dx: times(
        dout,
        mapValues(out, (y) => 1 - y * y),
      ),
      gradients: {},
    }),
  };
}

/** AlexNet's local response normalisation: neighbouring channels compete. [H, W, C] → [H, W, C]. */
export function localResponseNormLayer({
  name,
  ...options
}: NamedLayerOptions & ResponseNormOptions = {}): Layer {
  responseNormShapes('localResponseNormLayer', zeros([1, 1, 1, 1]), options); // rejects what fits no image
  return {
    ...keepsShape,
    kind: 'localResponseNorm',
    name,
    responseNorm: options,
    outputShape: (input) => imageOf('localResponseNorm', input),
    forward: (backend, x) => ({ out: backend.localResponseNorm(x, options) }),
    backward: (backend, dout, x) => ({
      dx: backend.localResponseNormBackward(dout, x, options),
      gradients: {},
    }),
  };
}

/** Drops a fraction of the values in training; does nothing at inference. */
export function dropoutLayer({
  rate = 0.5,
  name,
  ...others
}: NamedLayerOptions & { readonly rate?: number } = {}): Layer {
  rejectUnknownOptions('dropoutLayer', others, 'rate and name');
  checkRate('dropoutLayer', rate);
  return {
    ...keepsShape,
    kind: 'dropout',
    name,
    forward: (backend, x, _, { training, seed }) =>
      training ? backend.dropout(x, { rate, seed, training }) : { out: x },
    backward: (_, dout, __, { mask }) => ({ dx: mask ? times(dout, mask) : dout, gradients: {} }),
  };
}

const keepsShape = {
  outputShape: (input: readonly number[]) => input,
  parameters: () => [],
  macs: () => 0,
};

function times(a: Tensor, b: Tensor): Tensor {
  const out = zeros(a.shape, dtypeOf(a));
  const [left, right] = [contiguous(a).data, contiguous(b).data];
  for (let i = 0; i < left.length; i++) out.data[i] = left[i] * right[i];
  return out;
}
