import { relativeChange, tensor, zeros } from 'convlab';

const x = tensor([
  [1, 5, -2],
  [5, 0, 3],
]);

test('relativeChange: the length of the difference over the length of the first, also of strided views', () => {
  expect(relativeChange(tensor([3, 4]), tensor([3, 9]))).toBe(1);
  expect(relativeChange(tensor([3, 9]), tensor([3, 4]))).toBeCloseTo(5 / Math.sqrt(90), 12);
  expect(relativeChange(x, x)).toBe(0);
  expect(relativeChange(x, zeros([2, 3]))).toBe(1);
  expect(relativeChange(x.transpose(1, 0), tensor(x.transpose(1, 0)))).toBe(0);
  expect(() => relativeChange(zeros([2, 3]), x)).toThrow('before is all zeros');
  expect(() => relativeChange(x, zeros([2, 2]))).toThrow('relativeChange: shapes [2, 3] and [2, 2] differ');
});
