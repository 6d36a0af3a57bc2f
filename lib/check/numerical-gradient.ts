import { contiguous, copy, tensor, zeros, type Tensor } from '../tensor';

/**
 * The gradient by finite differences: every element of x is moved a little up and a little down.
 *
 *     gradient[i] ≈ (f(x + h · eᵢ) − f(x − h · eᵢ)) / 2h
 *
 * `f` gives a number, or a tensor whose sum is meant. It is called with float64 tensors, also for a float32 x: in
 * float32 the difference drowns in rounding (relative error 0.36 at h = 1e-5). Other tensors that `f` uses have to
 * be float64 too.
 *
 * x of any shape → float64, the same shape. x is not changed. Throws RangeError unless h > 0.
 * Source: CS231n, "Neural networks part 3", gradient checks.
 *
 * @example numericalGradient((x) => x.get(0) ** 2, tensor([3])) // [6]
 */
export function numericalGradient(f: (x: Tensor) => number | Tensor, x: Tensor, h = 1e-5): Tensor {
  if (!(h > 0)) throw new RangeError(`numericalGradient: h must be larger than 0, not ${h}`);
  const values = tensor(x, x.shape, 'float64');
  const gradient = zeros(x.shape, 'float64');
  const at = (i: number, moved: number): number => {
    const probe = copy(values); // a fresh copy, so that `f` may hold on to it
    probe.data[i] = moved;
    return total(f(probe));
  };
  for (let i = 0; i < gradient.data.length; i++) {
    const value = values.data[i];
    gradient.data[i] = (at(i, value + h) - at(i, value - h)) / (2 * h);
  }
  return gradient;
}

function total(result: number | Tensor): number {
  if (typeof result === 'number') return result;
  let sum = 0;
  for (const value of contiguous(result).data) sum += value;
  return sum;
}
