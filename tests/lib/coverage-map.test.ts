import * as fc from 'fast-check';
import { fromFunction, naive, reshape, ShapeError, coverageMap, toNestedArray } from 'convlab';

test('coverageMap: fewer at the rim, none where a stride leaves pixels over', () => {
  expect(toNestedArray(coverageMap([3, 5], { kernel: 3 }))).toEqual([
    [1, 2, 3, 2, 1],
    [1, 2, 3, 2, 1],
    [1, 2, 3, 2, 1],
  ]);
  expect(toNestedArray(coverageMap([3, 4], { kernel: 3, stride: 2 }))).toEqual([
    [1, 1, 1, 0],
    [1, 1, 1, 0],
    [1, 1, 1, 0],
  ]);
});

test('coverageMap: what the backward pass of a layer of ones counts', () => {
  const settings = fc.record({
    kernel: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.nat(3),
  });
  fc.assert(
    fc.property(settings, ({ kernel, stride, padding }) => {
      const ones = (shape: number[]) => fromFunction(shape, () => 1);
      const [x, w] = [ones([1, 5, 7, 1]), ones([kernel, kernel, 1, 1])];
      const options = { stride, padding };
      const { dx } = naive.conv2dBackward(ones(naive.conv2d(x, w, null, options).shape), x, w, options);
      const seen = coverageMap([5, 7], { kernel, stride, padding });
      expect(seen).toBeCloseToTensor(reshape(dx, [5, 7]));
    }),
  );
});

test('coverageMap: a window larger than the image is refused', () => {
  expect(() => coverageMap([3, 5], { kernel: 4 })).toThrow(ShapeError);
});
