import { checkSameShape } from '../shapes';
import { contiguous, type Tensor } from '../tensor';

/**
 * How far two results are apart, measured by their size, where they differ most.
 *
 *     max |a − b| / max(1e-8, |a| + |b|)
 *
 * Below 1e-7 two gradients agree; above 1e-2 one is wrong. a, b of one shape. Throws ShapeError.
 * Source: CS231n, "Neural networks part 3", gradient checks.
 *
 * @example relativeError(tensor([1, 2]), tensor([1, 2.002])) // 0.0005
 */
export function relativeError(a: Tensor, b: Tensor): number {
  checkSameShape('relativeError', a, b);
  const left = contiguous(a).data;
  const right = contiguous(b).data;
  let worst = 0;
  for (let i = 0; i < left.length; i++) {
    const size = Math.max(1e-8, Math.abs(left[i]) + Math.abs(right[i]));
    worst = Math.max(worst, Math.abs(left[i] - right[i]) / size);
  }
  return worst;
}
