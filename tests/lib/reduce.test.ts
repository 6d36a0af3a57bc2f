import {
  argMax,
  correlation,
  largestDifference,
  mapValues,
  maximum,
  mean,
  minimum,
  randomNormal,
  relativeChange,
  ShapeError,
  tensor,
  zeros,
} from 'convlab';

const x = tensor([
  [1, 5, -2],
  [5, 0, 3],
]);

test('mean, maximum and minimum see every value once', () => {
  expect(mean(x)).toBe(2);
  expect(maximum(x)).toBe(5);
  expect(minimum(x)).toBe(-2);
});

test('argMax takes the first maximum in row order, also of a strided view', () => {
  expect(argMax(x)).toEqual([0, 1]);
  expect(argMax(x.transpose(1, 0))).toEqual([0, 1]);
  expect(argMax(x.step(1, -1))).toEqual([0, 1]);
  expect(argMax(tensor([[-3], [-1]]))).toEqual([1, 0]);
});

test('an empty tensor has no mean and no maximum', () => {
  for (const reduce of [mean, maximum, minimum, argMax])
    expect(() => reduce(zeros([0, 2]))).toThrow(ShapeError);
});

test('mapValues makes a tensor of its own, whatever the strides', () => {
  const half = x.step(1, 2);
  expect(mapValues(half, (value) => value * 10)).toMatchObject({
    shape: [2, 2],
    data: Float32Array.of(10, -20, 50, 30),
  });
  expect(half.get(0, 0)).toBe(1);
});

test('largestDifference compares place by place, and refuses other shapes', () => {
  expect(largestDifference(x, x.step(1, -1))).toBe(3);
  expect(() => largestDifference(x, zeros([2, 2]))).toThrow('shapes [2, 3] and [2, 2] differ');
});

test('relativeChange: the length of the difference over the length of the first, also of strided views', () => {
  expect(relativeChange(tensor([3, 4]), tensor([3, 9]))).toBe(1);
  expect(relativeChange(tensor([3, 9]), tensor([3, 4]))).toBeCloseTo(5 / Math.sqrt(90), 12);
  expect(relativeChange(x, x)).toBe(0);
  expect(relativeChange(x, zeros([2, 3]))).toBe(1);
  expect(relativeChange(x.transpose(1, 0), tensor(x.transpose(1, 0)))).toBe(0);
  expect(() => relativeChange(zeros([2, 3]), x)).toThrow('before is all zeros');
  expect(() => relativeChange(x, zeros([2, 2]))).toThrow('relativeChange: shapes [2, 3] and [2, 2] differ');
});

test('correlation: blind to brightness and contrast, of either sign, 0 where nothing is told', () => {
  const darker = mapValues(x, (value) => 0.1 * value - 7);
  expect(correlation(x, darker)).toBeCloseTo(1, 5);
  expect(
    correlation(
      darker.step(1, -1),
      mapValues(x.step(1, -1), (value) => -value),
    ),
  ).toBeCloseTo(-1, 5);
  expect(correlation(tensor([-1, 0, 1]), tensor([1, 0, 1]))).toBe(0);
  // numpy: np.corrcoef([1, 2, 3, 5], [2, 1, 4, 3])[0, 1]
  expect(correlation(tensor([1, 2, 3, 5]), tensor([2, 1, 4, 3]))).toBeCloseTo(0.5291502622, 9);
  const noise = [1, 2].map((seed) => randomNormal([100, 101], { seed }));
  expect(Math.abs(correlation(noise[0], noise[1]))).toBeLessThan(0.03);
  expect(() =>
    correlation(
      x,
      tensor([
        [2, 2, 2],
        [2, 2, 2],
      ]),
    ),
  ).toThrow('all values of a tensor are equal');
  expect(() => correlation(x, zeros([2, 2]))).toThrow('correlation: shapes [2, 3] and [2, 2] differ');
});
