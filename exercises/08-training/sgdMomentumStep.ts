// exercise: sgdMomentumStep
import { NotStarted, contiguous, zeros, type Tensor } from 'convlab';

/**
 * One step of gradient descent with momentum: the velocity remembers the last steps,
 * and the weights follow it. Return both anew and leave the inputs as they are; the
 * three tensors have one shape, whatever it is. `contiguous(w).data` gives a tensor's
 * numbers one after the other; only read them: they may be w's own memory.
 * 모멘텀을 쓰는 경사 하강법의 한 걸음입니다. 속도가 지난 걸음들을 기억하고, 가중치는
 * 속도를 따라 움직입니다. 입력은 그대로 두고 둘 다 새로 만들어 반환하세요. 세 텐서의
 * 모양(shape)은 같으며, 몇 차원이든 될 수 있습니다. `contiguous(w).data`로 텐서의
 * 수들을 차례로 읽을 수 있습니다. w의 메모리일 수도 있으니 읽기만 하세요.
 *
 * w, dw, velocity of one shape → { w, velocity } of that shape
 * 모양이 같은 w, dw, velocity → 그 모양의 { w, velocity }
 *
 *     velocity' = momentum · velocity − learningRate · dw
 *     w' = w + velocity'
 *
 * @example
 * sgdMomentumStep(tensor([1]), tensor([2]), tensor([4]), 0.5, 0.25)
 * // velocity: 0.25 · 4 − 0.5 · 2 = 0, w: 1 + 0 = 1
 */
export function sgdMomentumStep(
  w: Tensor,
  dw: Tensor,
  velocity: Tensor,
  learningRate: number,
  momentum: number,
): { w: Tensor; velocity: Tensor } {
  throw new NotStarted('sgdMomentumStep');
}
