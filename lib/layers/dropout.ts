import type { DropoutOptions } from '../backend';
import { checkSeed, seededRandom } from '../random';
import { checkDtypes, checkOptions, checkRate, rejectUnknownOptions } from '../shapes';
import { contiguous, dtypeOf, zeros, type Dtype, type Tensor } from '../tensor';

/**
 * Inverted dropout: in training each value is dropped with probability `rate`, and the others grow by
 * 1 / (1 − rate), so that the expected sum stays and nothing is to be done when the network is used.
 *
 *     out = x · mask      mask = 1 / (1 − rate) where a uniform number ≥ rate, else 0
 *
 * Without `training`, out is a copy of x and the mask is all ones. The backward pass is dout · mask.
 *
 * x of any shape → { out, mask } of the same shape. Throws ShapeError, RangeError for a rate outside [0, 1), and
 * TypeError unless `training` is given.
 * Source: Srivastava et al. 2014; Krizhevsky et al. 2012, section 4.2.
 */
export function dropout(x: Tensor, options: DropoutOptions): { out: Tensor; mask: Tensor } {
  checkOptions('dropout', options);
  const { rate, seed, training, ...others } = options;
  rejectUnknownOptions('dropout', others, 'rate, seed and training');
  checkDtypes('dropout', { input: x });
  checkRate('dropout', rate);
  checkSeed('dropout', seed);
  if (typeof training !== 'boolean')
    throw new TypeError(`dropout: training is true or false, not ${String(training)}`);
  const mask = dropoutMask(x.shape, training ? rate : 0, seed, dtypeOf(x));
  const values = contiguous(x).data;
  const out = zeros(x.shape, dtypeOf(x));
  for (let i = 0; i < values.length; i++) out.data[i] = values[i] * mask.data[i];
  return { out, mask };
}

/** It depends on seed and shape only, so that every engine drops the same values. */
function dropoutMask(shape: readonly number[], rate: number, seed: number, dtype: Dtype): Tensor {
  const mask = zeros(shape, dtype);
  const uniform = seededRandom(seed);
  for (let i = 0; i < mask.data.length; i++) mask.data[i] = uniform() >= rate ? 1 / (1 - rate) : 0;
  return mask;
}
