import {
  denseLayer,
  flattenLayer,
  mostTelling,
  naive,
  occlusionMap,
  sequential,
  tensor,
  toNestedArray,
  zeros,
  type Model,
} from 'convlab';

/** Class 1 by what it sees at [1, 3] of 4 × 5 × C, channel 0: the logits are [0, 2 · that pixel]. */
function witness(channels: number): Model {
  const model = sequential([flattenLayer(), denseLayer({ units: 2 })], { inputShape: [4, 5, channels] });
  const weights = zeros([20 * channels, 2]);
  weights.set((1 * 5 + 3) * channels, 1, 2);
  model.parameters[0].value = weights;
  return model;
}
const bright = tensor(new Float32Array(20).fill(1), [4, 5]);
const sure = 1 / (1 + Math.exp(-2));
/** Where the probability of class 1 fell to one half, and whether it is `sure` everywhere else. */
function fallen(map: ReturnType<typeof zeros>): number[][] {
  const places: number[][] = [];
  for (let i = 0; i < 4; i++)
    for (let j = 0; j < 5; j++) {
      if (Math.abs(map.get(i, j) - 0.5) < 1e-6) places.push([i, j]);
      else expect(map.get(i, j)).toBeCloseTo(sure, 6);
    }
  return places;
}

test('occlusionMap: the answer falls exactly where the square covers the witness', () => {
  const of = (side: number): number[][] =>
    fallen(occlusionMap(witness(1), bright, 1, { backend: naive, side }));
  expect(of(1)).toEqual([[1, 3]]);
  // Rows i − 1 and i, columns j − 1 and j.
  expect(of(2)).toEqual([
    [1, 3],
    [1, 4],
    [2, 3],
    [2, 4],
  ]);
  expect(of(3)).toEqual([0, 1, 2].flatMap((i) => [2, 3, 4].map((j) => [i, j])));
  expect(of(99)).toHaveLength(20);
});

test('occlusionMap: the classes share the probability; what covers may have another brightness', () => {
  const p = [0, 1].map((label) => occlusionMap(witness(1), bright, label, { backend: naive, side: 2 }));
  p[0].data.forEach((value, i) => {
    expect(value + p[1].data[i]).toBeCloseTo(1, 6);
  });
  const white = occlusionMap(witness(1), bright, 1, { backend: naive, side: 2, fill: 1 });
  expect(fallen(white)).toEqual([]);
});

test('occlusionMap: in colour all channels are covered; a view is read, the image stays', () => {
  const image = tensor(new Float32Array(40).fill(1), [5, 4, 2]);
  const before = toNestedArray(image);
  const map = occlusionMap(witness(2), image.transpose(1, 0, 2), 1, { backend: naive, side: 1 });
  expect([map.shape, fallen(map)]).toEqual([[4, 5], [[1, 3]]]);
  expect(toNestedArray(image)).toEqual(before);
});

test('occlusionMap: no such class, no such square, no such image', () => {
  const ask = (image: typeof bright, label: number, side: number) => () =>
    occlusionMap(witness(1), image, label, { backend: naive, side });
  expect(ask(bright, 2, 3)).toThrow('occlusionMap: label 2 is none of the classes 0 … 1');
  expect(ask(bright, 0.5, 3)).toThrow('occlusionMap: label 0.5');
  expect(ask(bright, 1, 0)).toThrow('occlusionMap: side must be a whole number of at least 1, not 0');
  expect(ask(zeros([1, 4, 5, 1]), 1, 3)).toThrow('occlusionMap: image has 4 axes');
});

test('mostTelling: the square about the least probability, kept inside the image', () => {
  const map = (row: number, column: number): typeof bright => {
    const out = tensor(new Float32Array(20).fill(0.9), [4, 5]);
    out.set(row, column, 0.1);
    return out;
  };
  expect(mostTelling(map(2, 2), 2)).toEqual({ row: 1, column: 1, height: 2, width: 2 });
  expect(mostTelling(map(2, 2), 3)).toEqual({ row: 1, column: 1, height: 3, width: 3 });
  expect(mostTelling(map(0, 4), 3)).toEqual({ row: 0, column: 2, height: 3, width: 3 });
  expect(mostTelling(map(3, 0), 3)).toEqual({ row: 1, column: 0, height: 3, width: 3 });
  expect(() => mostTelling(map(0, 0), 5)).toThrow(
    'mostTelling: a square of 5 does not fit into a map of 4 × 5',
  );
  expect(() => mostTelling(zeros([20]), 2)).toThrow('mostTelling: map has 1 axes');
});

test('occlusionMap: with a step, one place for each step × step pixels', () => {
  const map = occlusionMap(witness(1), bright, 1, { backend: naive, side: 2, step: 2 });
  expect(map.shape).toEqual([2, 3]);
  // Squares from rows 0 and 2, columns 0, 2 and 4: [1, 3] lies under the second of the first row.
  const places = [0, 1].map((i) => [0, 1, 2].map((j) => Math.abs(map.get(i, j) - 0.5) < 1e-6));
  expect(places).toEqual([
    [false, true, false],
    [false, false, false],
  ]);
  expect(() => occlusionMap(witness(1), bright, 1, { backend: naive, side: 2, step: 0 })).toThrow('step');
});
