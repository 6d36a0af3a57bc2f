import type { Tensor } from '../../../lib/tensor';

declare global {
  namespace jest {
    interface Matchers<R> {
      /** One shape, and |found − expected| ≤ atol + rtol · |expected| everywhere (1e-5 and 1e-6 if not given). */
      toBeCloseToTensor(expected: Tensor, tolerance?: { rtol?: number; atol?: number }): R;
      /** One shape and dtype, and the same bits everywhere. */
      toHaveTheBitsOf(expected: Tensor): R;
    }
  }
}
