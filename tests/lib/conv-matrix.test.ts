import { convMatrix, naive, randomNormal, reshape, tensor, toNestedArray, zeros } from 'convlab';
import { convAsMatrix } from '../../solutions/06-conv-and-fc/convAsMatrix';

test('convMatrix: a small one, number by number', () => {
  expect(toNestedArray(convMatrix(tensor([[1, -1]]), 1, 3))).toEqual([
    [1, -1, 0],
    [0, 1, -1],
  ]);
});

test.each([
  ['a flat filter on a tall image', [2, 3], [7, 5]],
  ['as large as the image', [3, 4], [3, 4]],
  ['one number', [1, 1], [2, 3]],
])('convMatrix times the image is the convolution: %s', (_name, kernel, [height, width]) => {
  const w = randomNormal([kernel[1], kernel[0]], { seed: 1, dtype: 'float64' }).transpose(1, 0);
  const image = randomNormal([height, width], { seed: 2, dtype: 'float64' });
  const matrix = convMatrix(w, height, width);
  const product = naive.dense(reshape(image, [1, image.size]), matrix.transpose(1, 0), null);
  const map = naive.conv2d(reshape(image, [1, height, width, 1]), reshape(w, [...w.shape, 1, 1]), null);
  expect(matrix.dtype).toBe('float64');
  expect(matrix.shape).toEqual([map.size, image.size]);
  product.data.forEach((value, i) => {
    expect(value).toBeCloseTo(map.data[i], 12);
  });
  expect(toNestedArray(convAsMatrix(w, height, width))).toEqual(
    toNestedArray(tensor(matrix, undefined, 'float32')),
  );
});

test('convMatrix refuses a filter that is no matrix, or larger than the image', () => {
  expect(() => convMatrix(zeros([2, 2, 3]), 4, 5)).toThrow('w has 3 axes [2, 2, 3], but needs 2: [KH, KW]');
  expect(() => convMatrix(zeros([2, 3]), 4, 2)).toThrow('a window of 3 does not fit an input of 2');
});
