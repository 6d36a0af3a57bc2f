import { ShapeError } from '../../errors';
import { batchNorm, batchNormBackward, channelMoments } from '../../layers';
import { rejectUnknownOptions } from '../../shapes';
import { zeros, dtypeOf, type Tensor } from '../../tensor';
import type { Layer } from '../layer';

export interface BatchNormOptions {
  /** Added to the variance, so that a channel that does not vary can be divided by it. Default 1e-5. */
  readonly epsilon?: number;
  /** How much of a batch's mean and variance goes into those that are remembered, in (0, 1]. Default 0.1. */
  readonly momentum?: number;
  readonly name?: string;
}

/**
 * Batch normalization, with gamma and beta [C] that learn, and a mean and a variance [C] that are remembered: running
 * averages over the batches it learned from, by which it works when it is used. Defaults are PyTorch's, and as there the
 * remembered variance is the unbiased one. `foldBatchNorm` takes it into the convolution before it.
 *
 * It is the same loop on every engine: value by value, once the statistics are known, and gone when a network is folded.
 *
 *     mean' = (1 − momentum) · mean + momentum · mean of the batch
 *
 * Throws ShapeError for numbers out of range. Source: Ioffe & Szegedy 2015.
 */
export function batchNormLayer({
  epsilon = 1e-5,
  momentum = 0.1,
  name,
  ...others
}: BatchNormOptions = {}): Layer {
  rejectUnknownOptions('batchNormLayer', others, 'epsilon, momentum and name');
  if (!(epsilon > 0 && epsilon < Infinity))
    throw new ShapeError(`batchNormLayer: epsilon must be a finite number above 0, not ${epsilon}`);
  if (!(momentum > 0 && momentum <= 1))
    throw new ShapeError(`batchNormLayer: momentum must be above 0 and at most 1, not ${momentum}`);
  const channels = (input: readonly number[]): number[] => [input[input.length - 1]];
  return {
    kind: 'batchNorm',
    name,
    epsilon,
    outputShape: (input) => input,
    parameters: (input) => [
      { name: 'gamma', shape: channels(input), std: 0, mean: 1 },
      { name: 'beta', shape: channels(input), std: 0 },
    ],
    buffers: (input) => [
      { name: 'mean', shape: channels(input), std: 0 },
      { name: 'variance', shape: channels(input), std: 0, mean: 1 },
    ],
    macs: () => 0,
    forward: (_, x, { gamma, beta, mean, variance }, { training }) => {
      if (!training) return { out: batchNorm(x, gamma, beta, { mean, variance }, epsilon) };
      const moments = channelMoments(x);
      const count = x.size / mean.size;
      const buffers = {
        mean: mixed(mean, moments.mean, momentum, 1),
        variance: mixed(variance, moments.variance, momentum, count / (count - 1)),
      };
      return { out: batchNorm(x, gamma, beta, moments, epsilon), buffers };
    },
    backward: (_, dout, x, __, { gamma: scale }) => {
      const { dx, dgamma, dbeta } = batchNormBackward(dout, x, scale, epsilon);
      return { dx, gradients: { gamma: dgamma, beta: dbeta } };
    },
  };
}

/** (1 − share) · old + share · scale · latest */
function mixed(old: Tensor, latest: Tensor, share: number, scale: number): Tensor {
  const out = zeros(old.shape, dtypeOf(old));
  for (let i = 0; i < out.data.length; i++)
    out.data[i] = (1 - share) * old.data[i] + share * scale * latest.data[i];
  return out;
}
