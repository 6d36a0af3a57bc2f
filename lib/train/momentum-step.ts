import { checkShape } from '../shapes';
import { contiguous, copy, type Tensor } from '../tensor';

/**
 * A step of `sgd` with momentum, with nothing remembered and nothing changed: what goes in is given, what comes out is new.
 *
 *     velocity' = momentum · velocity − learningRate · dw      w' = w + velocity'
 *
 * w, dw, velocity of one shape → { w, velocity } of that shape. Throws ShapeError where shapes differ.
 */
export function momentumStep(
  w: Tensor,
  dw: Tensor,
  velocity: Tensor,
  learningRate: number,
  momentum: number,
): { w: Tensor; velocity: Tensor } {
  checkShape('momentumStep', 'dw', dw, w.shape, 'w is');
  checkShape('momentumStep', 'velocity', velocity, w.shape, 'w is');
  const next = { w: copy(w), velocity: copy(velocity) };
  const slopes = contiguous(dw).data;
  for (let i = 0; i < slopes.length; i++) {
    next.velocity.data[i] = momentum * next.velocity.data[i] - learningRate * slopes[i];
    next.w.data[i] += next.velocity.data[i];
  }
  return next;
}
