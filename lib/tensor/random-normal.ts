import { rejectUnknownOptions } from '../shapes/options';
import { checkSeed, seededNormal } from '../random';
import type { Dtype, Tensor } from './types';
import { zeros } from './zeros';

/**
 * Numbers drawn from a normal distribution. The same seed gives the same tensor; the default seed is fixed, too.
 * Throws RangeError for a seed that is not a whole number, TypeError for an unknown option.
 */
export function randomNormal(
  shape: readonly number[],
  {
    mean = 0,
    std = 1,
    seed = 0,
    dtype = 'float32',
    ...others
  }: { mean?: number; std?: number; seed?: number; dtype?: Dtype } = {},
): Tensor {
  rejectUnknownOptions('randomNormal', others, 'mean, std, seed and dtype');
  checkSeed('randomNormal', seed);
  const out = zeros(shape, dtype);
  const normal = seededNormal(seed);
  for (let i = 0; i < out.data.length; i++) out.data[i] = mean + std * normal();
  return out;
}
