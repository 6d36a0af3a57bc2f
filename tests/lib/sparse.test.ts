import { naive, randomNormal, reshape, ShapeError, sparse, tensor, zeros } from 'convlab';

const matrix = tensor([
  [0, 2, 0],
  [0, 0, 0],
  [-1, 0, 3],
  [4, 0, 0],
]);

test('sparse: stores what is not zero, and multiplies like the whole matrix', () => {
  const x = randomNormal([3], { seed: 1 });
  const whole = naive.dense(reshape(x, [1, 3]), matrix.transpose(1, 0), null);
  expect(sparse(matrix).stored).toBe(4);
  expect(sparse(matrix).times(x)).toBeCloseToTensor(reshape(whole, [4]));
});

test('sparse: its transpose multiplies from the other side', () => {
  const y = randomNormal([4], { seed: 2 });
  const whole = naive.dense(reshape(y, [1, 4]), matrix, null);
  const turned = sparse(matrix).transpose();
  expect(turned.shape).toEqual([3, 4]);
  expect(turned.times(y)).toBeCloseToTensor(reshape(whole, [3]));
});

test('sparse: refuses what is no matrix, and a vector of another length', () => {
  expect(() => sparse(zeros([2]))).toThrow(ShapeError);
  expect(() => sparse(matrix).times(zeros([4]))).toThrow('3 columns do not fit a vector of shape [4]');
});
