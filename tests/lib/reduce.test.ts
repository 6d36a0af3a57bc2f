import {
  argMax,
  largestDifference,
  mapValues,
  maximum,
  mean,
  minimum,
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
