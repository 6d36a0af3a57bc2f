import { noOtherOptions } from '../shapes/options';
import { checkSeed, seededNormal } from '../random';
import type { Dtype, Tensor } from './types';
import { zeros } from './zeros';

/**
 * Numbers drawn from a normal distribution. The same seed gives the same tensor, and so does none: for another one say
 * another seed. Throws RangeError for a seed that is no whole number, TypeError for an option that there is not.
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
  noOtherOptions('randomNormal', others, 'mean, std, seed and dtype');
  checkSeed('randomNormal', seed);
  const out = zeros(shape, dtype);
  const normal = seededNormal(seed);
  for (let i = 0; i < out.data.length; i++) out.data[i] = mean + std * normal();
  return out;
}
