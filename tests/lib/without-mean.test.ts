import { ShapeError, tensor, withoutMean, zeros } from 'convlab';

test('withoutMean leaves the differences, and its input as it was', () => {
  const x = tensor([
    [1, 5, -2],
    [5, 0, 3],
  ]);
  const strided = x.transpose(1, 0); // [[1, 5], [5, 0], [-2, 3]], mean 2
  expect(withoutMean(strided)).toMatchObject({ shape: [3, 2], data: Float32Array.of(-1, 3, 3, -2, -4, 1) });
  expect(x.get(0, 0)).toBe(1);
});

test('withoutMean: an empty tensor has no mean', () => {
  expect(() => withoutMean(zeros([0, 2]))).toThrow(ShapeError);
});
