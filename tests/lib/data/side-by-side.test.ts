import { crop, ShapeError, sideBySide, tensor, toNestedArray, zeros } from 'convlab';

test('sideBySide: each image is a part of the row, whatever its width, channels and strides', () => {
  const [left, right] = [tensor([1, 2, 3, 4, 5, 6], [3, 2]), tensor([7, 8, 9], [1, 3]).transpose(1, 0)];
  expect(toNestedArray(sideBySide([left, right, left]))).toEqual([
    [1, 2, 7, 1, 2],
    [3, 4, 8, 3, 4],
    [5, 6, 9, 5, 6],
  ]);
  const color = tensor(
    Array.from({ length: 24 }, (_, i) => i),
    [2, 4, 3],
  );
  const twice = sideBySide([color, color.step(1, -1, 1)]);
  expect(twice.shape).toEqual([2, 8, 3]);
  expect(crop(twice, { top: 0, left: 0, height: 2, width: 4 })).toEqual(color);
  expect(twice.get(1, 4, 2)).toBe(color.get(1, 3, 2));
});

test('sideBySide refuses what does not stand in one row', () => {
  expect(() => sideBySide([])).toThrow(ShapeError);
  expect(() => sideBySide([zeros([2, 3]), zeros([3, 2])])).toThrow('height 3 stands beside one of 2');
  expect(() => sideBySide([zeros([2, 3, 3]), zeros([2, 3])])).toThrow('1 channels stands beside one of 3');
});

test('sideBySide: a gap is grey, in all channels, and there is none at the ends', () => {
  const [a, b] = [
    tensor([
      [1, 2],
      [3, 4],
    ]),
    tensor([[5], [6]]),
  ];
  expect(toNestedArray(sideBySide([a, b, a], { gap: 2 }))).toEqual([
    [1, 2, 0.5, 0.5, 5, 0.5, 0.5, 1, 2],
    [3, 4, 0.5, 0.5, 6, 0.5, 0.5, 3, 4],
  ]);
  const color = tensor([1, 2, 3], [1, 1, 3]);
  expect(Array.from(sideBySide([color, color], { gap: 1 }).data)).toEqual([1, 2, 3, 0.5, 0.5, 0.5, 1, 2, 3]);
  expect(() => sideBySide([a], { gap: -1 })).toThrow('gap');
});
