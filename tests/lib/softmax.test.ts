import { naive, softmax, tensor, toNestedArray, zeros } from 'convlab';

test('softmax: shares in proportion to e^z, each row for itself', () => {
  const p = softmax(
    tensor(
      [
        [0, 0, Math.log(2)],
        [5, 5 + Math.log(3), -1e4],
      ],
      undefined,
      'float64',
    ),
  );
  [0.25, 0.25, 0.5, 0.25, 0.75, 0].forEach((share, i) => {
    expect(p.data[i]).toBeCloseTo(share, 12);
  });
});

test('softmax survives logits of ±1000, and reads a view', () => {
  const logits = tensor([
    [1000, -1000],
    [0, -1000],
    [-1000, -1000],
  ]);
  expect(toNestedArray(softmax(logits))).toEqual([
    [1, 0],
    [1, 0],
    [0.5, 0.5],
  ]);
  expect(toNestedArray(softmax(logits.step(-1, -1)))).toEqual([
    [0.5, 0.5],
    [0, 1],
    [0, 1],
  ]);
});

test("softmax is what the loss's slope is made of: dlogits = (p − y) / N", () => {
  const logits = tensor(
    [
      [0.3, -1.2, 2],
      [1, 0, -0.5],
    ],
    undefined,
    'float64',
  );
  const p = softmax(logits);
  const { dlogits } = naive.softmaxCrossEntropy(logits, [2, 0]);
  const truth = [0, 0, 1, 1, 0, 0];
  dlogits.data.forEach((slope, i) => {
    expect(slope).toBeCloseTo((p.data[i] - truth[i]) / 2, 12);
  });
});

test('softmax refuses what are no logits', () => {
  expect(() => softmax(tensor([1, 2]))).toThrow('softmax: logits has 1 axes [2], but needs 2: [N, K]');
  expect(() => softmax(zeros([0, 3]))).toThrow('softmax: the batch is empty');
});
