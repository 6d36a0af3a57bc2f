import { confusion, mistakes, randomNormal, ShapeError, tensor, topClasses, zeros } from 'convlab';

test('confusion: rows are the truth', () => {
  expect(confusion([0, 0, 1, 2, 2], [0, 1, 1, 2, 0], 3)).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [1, 0, 1],
  ]);
  expect(() => confusion([0], [0, 1], 2)).toThrow('confusion: there are 1 labels, but 2 predictions');
  expect(() => confusion([0], [2], 2)).toThrow('confusion: example 0 is 0, taken for 2: classes are 0 … 1');
});

const counts = [
  [5, 2, 1],
  [3, 6, 7],
  [0, 4, 9],
];

test('mistakes: all that lies off the diagonal, or only within a group of classes', () => {
  expect(mistakes(counts)).toBe(2 + 1 + 3 + 7 + 4);
  expect(mistakes(counts, [2, 0])).toBe(1);
  expect(mistakes(counts, [1, 1, 2])).toBe(7 + 4);
  expect(mistakes(counts, [1])).toBe(0);
  expect(() => mistakes(counts, [0, 3])).toThrow('mistakes: there is no class 3: they are 0 … 2');
});

test('topClasses: the likeliest first, with the probabilities of softmax', () => {
  const logits = tensor([[Math.log(2), 0, Math.log(5), Math.log(2)]], undefined, 'float64');
  expect(topClasses(logits, 3)).toEqual([
    { label: 2, probability: expect.closeTo(0.5, 12) as number },
    { label: 0, probability: expect.closeTo(0.2, 12) as number },
    { label: 3, probability: expect.closeTo(0.2, 12) as number },
  ]);
  const all = topClasses(randomNormal([9], { std: 3, seed: 1 }), 9);
  expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
});

test('topClasses: logits of ±1000 overflow nowhere; a view is read by its strides', () => {
  expect(topClasses(tensor([[-1000, 1000]]), 1)).toEqual([{ label: 1, probability: 1 }]);
  const column = tensor([
    [1, 9],
    [4, 0],
    [2, 9],
  ]).pick(null, 0);
  expect(topClasses(column, 2).map(({ label }) => label)).toEqual([1, 2]);
});

test('topClasses refuses two images, and more classes than there are', () => {
  expect(() => topClasses(tensor([[1], [2]]))).toThrow(ShapeError);
  expect(() => topClasses(tensor([1, 2]))).toThrow('topClasses: asked for 5 classes, there are 2');
});

test('topClasses ranks as many classes as there may be', () => {
  const logits = zeros([200_000]);
  logits.set(123_456, 3);
  expect(topClasses(logits, 1)[0].label).toBe(123_456);
});
