import { randomNormal, ShapeError, tensor, topClasses, zeros } from 'convlab';

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
