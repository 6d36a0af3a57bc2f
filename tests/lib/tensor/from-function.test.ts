import { fromFunction, ShapeError, toNestedArray } from 'convlab';

test('fromFunction: every value from its own place, the last axis fastest', () => {
  expect(toNestedArray(fromFunction([2, 3], (i, j) => 10 * i + j))).toEqual([
    [0, 1, 2],
    [10, 11, 12],
  ]);
  const cube = fromFunction([2, 3, 4], (i, j, k) => 100 * i + 10 * j + k, { dtype: 'float64' });
  expect(cube.data).toBeInstanceOf(Float64Array);
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 3; j++)
      for (let k = 0; k < 4; k++) expect(cube.get(i, j, k)).toBe(100 * i + 10 * j + k);
});

test('fromFunction: without axes there is one value, with an empty axis none', () => {
  expect(toNestedArray(fromFunction([], () => 7))).toBe(7);
  expect(fromFunction([2, 0], () => 7).size).toBe(0);
  expect(() => fromFunction([2, -1], () => 7)).toThrow(ShapeError);
});
