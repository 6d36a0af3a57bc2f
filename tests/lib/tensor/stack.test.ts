import { ShapeError, stack, tensor, toNestedArray } from 'convlab';

test('stack: along a new first axis, views too, and the dtype stays', () => {
  const x = tensor(
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [2, 3],
    'float64',
  );
  const both = stack([x.transpose(1, 0), x.transpose(1, 0).step(-1, 1)]);
  expect(toNestedArray(both)).toEqual([
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
    [
      [3, 6],
      [2, 5],
      [1, 4],
    ],
  ]);
  expect(both.data).toBeInstanceOf(Float64Array);
  both.set(0, 0, 0, 9);
  expect(x.get(0, 0)).toBe(1);
});

test('stack: nothing, or two shapes, are refused', () => {
  expect(() => stack([])).toThrow(ShapeError);
  expect(() => stack([tensor([1, 2]), tensor([1, 2, 3])])).toThrow('stack: tensor 1 is [3], the first [2]');
});
