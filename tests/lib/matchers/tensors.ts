// Matchers for tensors, for every test of the library: a failure says how far off, where, and at how many places.
import { contiguous, type Tensor } from '../../../lib/tensor';

interface Result {
  readonly pass: boolean;
  readonly message: () => string;
}

interface Tolerance {
  /** Of the expected value. */
  readonly rtol?: number;
  readonly atol?: number;
}

expect.extend({
  /** As allClose judges: one shape, and |found − expected| ≤ atol + rtol · |expected| everywhere; NaN agrees with nothing. */
  toBeCloseToTensor(found: Tensor, expected: Tensor, { rtol = 1e-5, atol = 1e-6 }: Tolerance = {}): Result {
    const within = (a: number, b: number): boolean =>
      a === b || (Number.isFinite(b) && Math.abs(a - b) <= atol + rtol * Math.abs(b));
    return compare(found, expected, within, `|found − expected| ≤ ${atol} + ${rtol} · |expected|`);
  },

  /** One shape and dtype, and the same number everywhere: 0 is not −0, and NaN is NaN. */
  toHaveTheBitsOf(found: Tensor, expected: Tensor): Result {
    if (contiguous(found).data.constructor !== contiguous(expected).data.constructor)
      return { pass: false, message: () => 'the dtypes differ' };
    return compare(found, expected, Object.is, 'the same bits');
  },
});

function compare(
  found: Tensor,
  expected: Tensor,
  agrees: (found: number, expected: number) => boolean,
  wanted: string,
): Result {
  if (found.shape.join() !== expected.shape.join())
    return {
      pass: false,
      message: () => `shape [${found.shape.join()}], expected [${expected.shape.join()}]`,
    };
  const [a, b] = [contiguous(found).data, contiguous(expected).data];
  let [worst, at, wrong] = [-1, 0, 0];
  for (let i = 0; i < b.length; i++) {
    if (agrees(a[i], b[i])) continue;
    wrong++;
    const off = Math.abs(a[i] - b[i]);
    if (!(off <= worst)) [worst, at] = [off, i]; // NaN is the largest of all
  }
  return {
    pass: wrong === 0,
    message: () =>
      wrong === 0
        ? `all ${b.length} values agree: ${wanted}`
        : `${wrong} of ${b.length} values do not agree (${wanted});\n` +
          `the worst at [${placeOf(at, expected.shape).join()}]: ${a[at]}, expected ${b[at]}, off by ${worst}`,
  };
}

/** The indices of the value that lies `flat` values behind the first. */
function placeOf(flat: number, shape: readonly number[]): number[] {
  const place: number[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    place.unshift(flat % shape[axis]);
    flat = Math.floor(flat / shape[axis]);
  }
  return place;
}
