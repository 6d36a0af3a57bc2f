import { checkSameShape } from '../shapes';
import { contiguous, type Tensor } from '../tensor';

/**
 * How far `after` is from `before`, as a share of how large `before` is: ‖after − before‖ / ‖before‖, where ‖x‖ is
 * the root of the sum of squares. 0: the same; 1: as far away as a tensor of zeros. Shapes are alike, any of them.
 *
 * Throws ShapeError where the shapes differ, RangeError where `before` is all zeros.
 *
 * @example relativeChange(tensor([3, 4]), tensor([3, 9])) // 1
 */
export function relativeChange(before: Tensor, after: Tensor): number {
  checkSameShape('relativeChange', before, after);
  const [from, to] = [contiguous(before).data, contiguous(after).data];
  let [change, size] = [0, 0];
  for (let i = 0; i < from.length; i++) {
    change += (to[i] - from[i]) ** 2;
    size += from[i] ** 2;
  }
  if (size === 0) throw new RangeError('relativeChange: before is all zeros, so no share of it can be given');
  return Math.sqrt(change / size);
}
