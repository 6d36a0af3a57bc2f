import { ShapeError } from '../errors';
import { contiguous } from './order';
import { dtypeOf, type Tensor } from './types';
import { zeros } from './zeros';

/**
 * Tensors of one shape as one, along a new first axis: images [H, W, C] become a batch [N, H, W, C].
 *
 * Throws ShapeError where there is none, or one has another shape.
 *
 * @example stack([tensor([1, 2]), tensor([3, 4])]) // [[1, 2], [3, 4]]
 */
export function stack(tensors: readonly Tensor[]): Tensor {
  if (tensors.length === 0) throw new ShapeError('stack: there are 0 tensors, it needs at least 1');
  const [{ shape, size }] = tensors;
  const out = zeros([tensors.length, ...shape], dtypeOf(tensors[0]));
  tensors.forEach((one, i) => {
    if (one.shape.join() !== shape.join())
      throw new ShapeError(
        `stack: tensor ${i} is [${one.shape.join(', ')}], the first [${shape.join(', ')}]`,
      );
    out.data.set(contiguous(one).data, i * size);
  });
  return out;
}
