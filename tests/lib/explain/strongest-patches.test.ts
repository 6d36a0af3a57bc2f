import { receptiveField, strongestPatches, tensor, toNestedArray, zeros, type Tensor } from 'convlab';

/** Three images of 6 × 7 × 2: pixel [row, column, c] of image n is 1000 n + 100 row + 10 column + c. */
const images = zeros([3, 6, 7, 2]);
for (let n = 0; n < 3; n++)
  for (let row = 0; row < 6; row++)
    for (let column = 0; column < 7; column++)
      for (let c = 0; c < 2; c++) images.set(n, row, column, c, 1000 * n + 100 * row + 10 * column + c);

/** Maps [3, 6, 7, 2] of a layer 3 × 3 with padding 1; channel 1 answers where it is told to. */
const field = receptiveField([{ kernel: 3, stride: 1, padding: 1 }])[0];
function maps(...answers: [n: number, row: number, column: number, value: number][]): Tensor {
  const out = zeros([3, 6, 7, 2]);
  for (const [n, row, column, value] of answers) out.set(n, row, column, 1, value);
  return out;
}

test('strongestPatches: one place an image, the strongest first, cut out by the receptive field', () => {
  const answers = maps([0, 2, 3, 5], [0, 4, 4, 4], [1, 1, 5, 9], [2, 4, 1, 7]);
  const found = strongestPatches(images, answers, { channel: 1, field, count: 2 });
  expect(found.map(({ index, top, left, score }) => [index, top, left, score])).toEqual([
    [1, 0, 4, 9],
    [2, 3, 0, 7],
  ]);
  expect(found[0].image.shape).toEqual([3, 3, 2]);
  expect(toNestedArray(found[0].image.pick(null, null, 1))).toEqual([
    [1041, 1051, 1061],
    [1141, 1151, 1161],
    [1241, 1251, 1261],
  ]);
});

test('strongestPatches: what looks over the border does not count, on any side', () => {
  const answers = maps([0, 0, 3, 9], [0, 5, 3, 9], [0, 2, 0, 9], [0, 2, 6, 9], [0, 4, 5, 1]);
  const [first] = strongestPatches(images, answers, { channel: 1, field, count: 1 });
  expect([first.index, first.top, first.left, first.score]).toEqual([0, 3, 4, 1]);
});

test('strongestPatches: through a layer with a stride, as far as its maps reach', () => {
  // 3 × 3 with padding 1, then 2 × 2 pooling: fields of 4 pixels, 2 apart, the first from row −1 on.
  const [, pooled] = receptiveField([
    { kernel: 3, stride: 1, padding: 1 },
    { kernel: 2, stride: 2 },
  ]);
  const answers = zeros([3, 3, 3, 1]);
  answers.set(2, 1, 1, 0, 3);
  answers.set(2, 2, 2, 0, 8); // rows 3 … 6 of 6: over the border
  const [best] = strongestPatches(images, answers, { channel: 0, field: pooled, count: 1 });
  expect([best.index, best.top, best.left, best.score]).toEqual([2, 1, 1, 3]);
  expect(best.image.shape).toEqual([4, 4, 2]);
});

test('strongestPatches reads strided views, and changes nothing', () => {
  const answers = maps([0, 2, 3, 5], [2, 4, 1, 7]);
  const turned = strongestPatches(images.step(-1), answers.step(-1), { channel: 1, field, count: 1 });
  expect(turned[0]).toMatchObject({ index: 0, top: 3, left: 0, score: 7 });
  turned[0].image.set(0, 0, 0, -1);
  expect(images.get(2, 3, 0, 0)).toBe(2300);
});

test('strongestPatches: what does not belong together is refused', () => {
  const ask =
    (more: object, from = images, answers = maps()) =>
    () =>
      strongestPatches(from, answers, { channel: 1, field, count: 1, ...more });
  expect(ask({ channel: 2 })).toThrow('strongestPatches: there is no channel 2: they are 0 … 1');
  expect(ask({ count: 4 })).toThrow('strongestPatches: 4 patches of 3 images');
  expect(ask({ count: 0 })).toThrow('strongestPatches: count must be a whole number of at least 1');
  expect(ask({}, zeros([2, 6, 7, 2]))).toThrow('strongestPatches: there are 2 images, but maps of 3');
  expect(ask({}, tensor([[1, 2]]))).toThrow('strongestPatches: images has 2 axes');
  expect(ask({ field: { size: 7, jump: 1, start: 0 } })).toThrow(
    'strongestPatches: a receptive field of 7 does not fit into images of 6 × 7',
  );
});
