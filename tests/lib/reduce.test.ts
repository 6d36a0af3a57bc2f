import {
  argMax,
  correlation,
  largestDifference,
  mapValues,
  maximum,
  mean,
  meanDifference,
  meanTensor,
  movingAverage,
  randomNormal,
  ShapeError,
  tensor,
  subtractMean,
  zeros,
} from 'convlab';

const x = tensor([
  [1, 5, -2],
  [5, 0, 3],
]);

test('mean and maximum see every value once', () => {
  expect(mean(x)).toBe(2);
  expect(maximum(x)).toBe(5);
});

test('argMax takes the first maximum in row order, also of a strided view', () => {
  expect(argMax(x)).toEqual([0, 1]);
  expect(argMax(x.transpose(1, 0))).toEqual([0, 1]);
  expect(argMax(x.step(1, -1))).toEqual([0, 1]);
  expect(argMax(tensor([[-3], [-1]]))).toEqual([1, 0]);
});

test('argMax and maximum take NaN for the largest, the first of several', () => {
  for (const values of [
    [1, NaN, 3],
    [NaN, 1, 3],
    [3, NaN, NaN],
  ]) {
    expect(maximum(tensor(values))).toBeNaN();
    expect(argMax(tensor(values))).toEqual([values.findIndex(Number.isNaN)]);
  }
});

test('an empty tensor has no mean and no maximum', () => {
  for (const reduce of [mean, maximum, argMax, subtractMean])
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

test('subtractMean leaves the differences, and its input as it was', () => {
  const strided = x.transpose(1, 0); // [[1, 5], [5, 0], [-2, 3]]
  expect(subtractMean(strided)).toMatchObject({ shape: [3, 2], data: Float32Array.of(-1, 3, 3, -2, -4, 1) });
  expect(x.get(0, 0)).toBe(1);
});

test('correlation: brightness and contrast do not count, the sign does', () => {
  const a = randomNormal([3, 4], { seed: 1, dtype: 'float64' });
  expect(
    correlation(
      a,
      mapValues(a, (value) => 5 * value + 7),
    ),
  ).toBeCloseTo(1, 12);
  expect(
    correlation(
      a,
      mapValues(a, (value) => 2 - value),
    ),
  ).toBeCloseTo(-1, 12);
  expect(correlation(tensor([1, 2, 3, 4]), tensor([2, 1, 4, 3]))).toBeCloseTo(0.6, 12); // 3 / 5
});

test('correlation reads strided views by their places', () => {
  const columns = tensor([
    [1, 3],
    [2, 1],
    [4, 0],
  ]);
  const [left, right] = [columns.pick(null, 0), columns.pick(null, 1)];
  expect(correlation(left, right)).toBeCloseTo(-13 / 14, 12);
});

test('correlation of something flat is 0, of other shapes an error', () => {
  const flat = mapValues(zeros([2, 3], 'float64'), () => 0.1);
  expect([correlation(flat, x), correlation(x, flat), correlation(flat, flat)]).toEqual([0, 0, 0]);
  expect(() => correlation(x, zeros([3, 2]))).toThrow('correlation: shapes [2, 3] and [3, 2] differ');
  expect(() => correlation(zeros([0]), zeros([0]))).toThrow(ShapeError);
});

test('meanDifference: the mean of the distances, not their sum or square', () => {
  expect(meanDifference(x, x.step(1, -1))).toBe((3 + 0 + 3 + 2 + 0 + 2) / 6);
  expect(() => meanDifference(x, zeros([3, 2]))).toThrow('meanDifference: shapes [2, 3] and [3, 2] differ');
});

test('meanTensor: place by place, whatever the strides', () => {
  expect(meanTensor([x, x.step(1, -1), zeros([2, 3])]).data).toEqual(
    Float32Array.of(-1 / 3, 10 / 3, -1 / 3, 8 / 3, 0, 8 / 3),
  );
  expect(() => meanTensor([])).toThrow('meanTensor: there are 0 tensors');
  expect(() => meanTensor([x, zeros([2, 2])])).toThrow('meanTensor: shapes [2, 3] and [2, 2] differ');
});

test('movingAverage: one mean for every place a window of that width can stand at', () => {
  expect(movingAverage([3, 1, 2, 6, -3], 3)).toEqual([2, 3, 5 / 3]);
  expect(movingAverage([4, 8], 1)).toEqual([4, 8]);
  expect(() => movingAverage([1, 2], 3)).toThrow('movingAverage: a width of 3 does not fit 2 values');
});
