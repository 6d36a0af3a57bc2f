import { numericalGradient, relativeError } from '../../../lib/check';
import { ShapeError } from '../../../lib/errors';
import { dtypeOf, randomNormal, tensor, type Tensor } from '../../../lib/tensor';
import { strided } from '../engines/support';

describe('numericalGradient', () => {
  const cubes = (x: Tensor): number => {
    let sum = 0;
    for (let i = 0; i < x.shape[0]; i++) for (let j = 0; j < x.shape[1]; j++) sum += x.get(i, j) ** 3;
    return sum;
  };

  test('of the sum of cubes is three times the squares, at every element', () => {
    const x = randomNormal([3, 4], { seed: 1, dtype: 'float64' });
    const expected = tensor(
      x.data.map((value) => 3 * value ** 2),
      x.shape,
    );
    expect(relativeError(numericalGradient(cubes, x), expected)).toBeLessThan(1e-6);
  });

  test('of a tensor is that of its sum', () => {
    const x = tensor([1, 2, 3], [3], 'float64');
    const squares = (moved: Tensor): Tensor =>
      tensor(
        moved.data.map((value) => value ** 2),
        [3],
      );
    expect(relativeError(numericalGradient(squares, x), tensor([2, 4, 6], [3], 'float64'))).toBeLessThan(
      1e-8,
    );
  });

  test('a float32 tensor is computed in float64, a view is read as it lies, and neither is changed', () => {
    const x = strided(randomNormal([3, 4], { seed: 2 }));
    const before = [...x.data];
    const gradient = numericalGradient(cubes, x);
    expect(dtypeOf(gradient)).toBe('float64');
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 4; j++) expect(gradient.get(i, j)).toBeCloseTo(3 * x.get(i, j) ** 2, 7);
    }
    expect([...x.data]).toEqual(before);
  });

  test('h is the step, and must be one', () => {
    const absolute = (x: Tensor): number => Math.abs(x.get(0));
    expect(numericalGradient(absolute, tensor([0.5]), 1).get(0)).toBeCloseTo(0.5, 12); // (1.5 − 0.5) / 2
    expect(() => numericalGradient(absolute, tensor([1]), 0)).toThrow(RangeError);
  });
});

describe('relativeError', () => {
  test('is the worst difference, measured by the size of both', () => {
    expect(relativeError(tensor([1, 10]), tensor([1, 30]))).toBe(0.5);
    expect(relativeError(tensor([0, 0]), tensor([0, 1e-9], [2], 'float64'))).toBeCloseTo(0.1, 12);
    expect(relativeError(tensor([2]), tensor([2]))).toBe(0);
  });

  test('NaN is not forgiven', () => {
    expect(relativeError(tensor([1, NaN, 2]), tensor([1, 1, 2]))).toBeNaN();
  });

  test('refuses two shapes', () => {
    expect(() => relativeError(tensor([1, 2]), tensor([[1, 2]]))).toThrow(ShapeError);
    expect(() => relativeError(tensor([1, 2]), tensor([[1, 2]]))).toThrow(/shapes \[2\] and \[1, 2\] differ/);
  });
});
