import type { Backend, LayerGradients } from '../../../lib/backend';
import { contiguous, dtypeOf, tensor, zeros, type Dtype, type Tensor } from '../../../lib/tensor';

/** The engine under test; it is loaded before the first test runs. */
export type Engine = () => Backend;

/** A tensor as make.py writes it. */
export interface Values {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

export function read({ data, shape }: Values, dtype: Dtype): Tensor {
  return tensor(data, shape, dtype);
}

/**
 * The same values, lying as awkwardly in memory as a view can: axes stored in reverse order, a gap after
 * every value, the first axis running backwards, an offset in front.
 */
export function strided(x: Tensor): Tensor {
  const storage = zeros([...x.shape].reverse().concat(2), dtypeOf(x));
  storage.data.fill(NaN); // reading one of the gaps spoils the result
  const axes = x.shape.map((_, axis) => x.shape.length - 1 - axis);
  const view = storage.pick(...x.shape.map(() => null), 1).transpose(...axes);
  const backwards = view.step(...x.shape.map((_, axis) => (axis === 0 ? -1 : 1)));
  const flat = contiguous(x).data;
  flat.forEach((value: number, i: number) => {
    let rest = i;
    const place = x.shape.map(() => 0);
    for (let axis = x.shape.length - 1; axis >= 0; axis--) {
      place[axis] = rest % x.shape[axis];
      rest = Math.floor(rest / x.shape[axis]);
    }
    backwards.set(...place, value);
  });
  return backwards;
}

/** Fails unless the shapes are one and all values agree, measured by the largest of them. */
export function expectClose(actual: Tensor, expected: Tensor, tolerance = toleranceOf(actual)): void {
  expect(actual.shape).toEqual(expected.shape);
  const found = contiguous(actual).data;
  const wanted = contiguous(expected).data;
  let size = 1;
  let worst = 0;
  let at = -1;
  for (let i = 0; i < wanted.length; i++) {
    size = Math.max(size, Math.abs(wanted[i]));
    const difference = Math.abs(found[i] - wanted[i]);
    if (!(difference <= worst)) [worst, at] = [difference, i];
  }
  if (!(worst <= tolerance * size)) {
    throw new Error(`value ${at} is ${found[at]}, expected ${wanted[at]}: off by ${worst} of ${size}`);
  }
}

/** Rounding of a sum of some hundred terms. */
export function toleranceOf(x: Tensor): number {
  return dtypeOf(x) === 'float64' ? 1e-12 : 3e-6;
}

export function expectGradients(actual: LayerGradients, expected: LayerGradients, tolerance?: number): void {
  expectClose(actual.dx, expected.dx, tolerance);
  expectClose(actual.dw, expected.dw, tolerance);
  expectClose(actual.db, expected.db, tolerance);
}

/** ⟨a, b⟩ = Σ a · b */
export function inner(a: Tensor, b: Tensor): number {
  const right = contiguous(b).data;
  let sum = 0;
  contiguous(a).data.forEach((value: number, i: number) => (sum += value * right[i]));
  return sum;
}

/** Which engines compute in float64 when float64 comes in. */
export function isExact(backend: Backend): boolean {
  return backend.name === 'naive' || backend.name === 'im2col';
}
