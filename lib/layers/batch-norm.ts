import { ShapeError } from '../errors';
import { checkDtypes, checkGradient, checkLength } from '../shapes';
import { contiguous, dtypeOf, tensor, zeros, type Tensor } from '../tensor';

/** One number a channel. */
export interface Statistics {
  readonly mean: Tensor;
  /** Of the values themselves: their squares' sum is divided by how many there are. */
  readonly variance: Tensor;
}

/**
 * Mean and variance of each channel, over all else. x [..., C] → { mean [C], variance [C] }. Throws ShapeError where a
 * channel has one value only: it would not vary.
 */
export function channelMoments(x: Tensor): Statistics {
  const c = channelsOf('batchNorm', x);
  const count = x.size / c;
  if (count < 2)
    throw new ShapeError(
      `batchNorm: each channel has ${count} value, but needs at least 2 to learn from: take a larger batch`,
    );
  const values = contiguous(x).data;
  const [mean, variance] = [new Float64Array(c), new Float64Array(c)];
  for (let i = 0; i < values.length; i++) mean[i % c] += values[i] / count;
  for (let i = 0; i < values.length; i++) variance[i % c] += (values[i] - mean[i % c]) ** 2 / count;
  return { mean: tensor(mean, [c], dtypeOf(x)), variance: tensor(variance, [c], dtypeOf(x)) };
}

/**
 * Batch normalization: each channel is brought to mean 0 and variance 1, then to the mean and variance that it learned.
 * While a network learns, `statistics` are those of the batch (`channelMoments`); when it is used, those it remembers.
 *
 *     out = gamma · (x − mean) / √(variance + epsilon) + beta
 *
 * x [..., C], gamma, beta [C] → like x. Throws ShapeError. Source: Ioffe & Szegedy 2015, algorithm 1.
 */
export function batchNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { mean, variance }: Statistics,
  epsilon: number,
): Tensor {
  const c = channelsOf('batchNorm', x);
  checkDtypes('batchNorm', { input: x, gamma, beta, mean, variance });
  for (const [what, one] of Object.entries({ gamma, beta, mean, variance }))
    checkLength('batchNorm', what, one, c, 'channels');
  const [values, scales, shifts, means, variances] = [x, gamma, beta, mean, variance].map(
    (one) => contiguous(one).data,
  );
  const out = zeros(x.shape, dtypeOf(x));
  const scale = Float64Array.from(scales, (each, k) => each / Math.sqrt(variances[k] + epsilon));
  for (let i = 0; i < values.length; i++) {
    const k = i % c;
    out.data[i] = scale[k] * (values[i] - means[k]) + shifts[k];
  }
  return out;
}

/**
 * The way back, where the statistics were the batch's: they depend on x, too.
 *
 *     x̂ = (x − mean) / √(variance + epsilon)      dbeta = Σ dout      dgamma = Σ dout · x̂
 *     dx = gamma / √(variance + epsilon) · (dout − mean of dout − x̂ · mean of (dout · x̂))
 *
 * dout, x [..., C], gamma [C] → dx like x, dgamma, dbeta [C]. Throws ShapeError. Source: as above, section 3.
 */
export function batchNormBackward(
  dout: Tensor,
  x: Tensor,
  gamma: Tensor,
  epsilon: number,
): { dx: Tensor; dgamma: Tensor; dbeta: Tensor } {
  const c = channelsOf('batchNormBackward', x);
  checkGradient('batchNormBackward', dout, x.shape, x);
  const { mean, variance } = channelMoments(tensor(x, x.shape, 'float64'));
  const [values, gradient, scales] = [x, dout, gamma].map((one) => contiguous(one).data);
  const inverse = Float64Array.from(variance.data, (each) => 1 / Math.sqrt(each + epsilon));
  const normalized = (i: number): number => (values[i] - mean.data[i % c]) * inverse[i % c];
  const [dgamma, dbeta] = [new Float64Array(c), new Float64Array(c)];
  for (let i = 0; i < values.length; i++) {
    dgamma[i % c] += gradient[i] * normalized(i);
    dbeta[i % c] += gradient[i];
  }
  const dx = zeros(x.shape, dtypeOf(x));
  const count = x.size / c;
  for (let i = 0; i < values.length; i++) {
    const k = i % c;
    const ofMean = (dbeta[k] + normalized(i) * dgamma[k]) / count;
    dx.data[i] = scales[k] * inverse[k] * (gradient[i] - ofMean);
  }
  return { dx, dgamma: tensor(dgamma, [c], dtypeOf(x)), dbeta: tensor(dbeta, [c], dtypeOf(x)) };
}

/** The last axis. Throws ShapeError unless there is one before it. */
function channelsOf(name: string, x: Tensor): number {
  checkDtypes(name, { input: x });
  if (x.shape.length < 2 || x.size === 0)
    throw new ShapeError(`${name}: input is [${x.shape.join(', ')}], but needs [N, …, C]`);
  return x.shape[x.shape.length - 1];
}
