import {
  accuracyWhenShifted,
  denseLayer,
  flattenLayer,
  naive,
  sequential,
  tensor,
  zeros,
  type Model,
} from 'convlab';

/** Reads the pixel [1, 2] of 4 × 5: class 1 where it is bright, else class 0. */
function reader(): Model {
  const model = sequential([flattenLayer(), denseLayer({ units: 2 })], { inputShape: [4, 5, 1] });
  const weights = zeros([20, 2]);
  weights.set(1 * 5 + 2, 1, 1);
  const [w, b] = model.parameters;
  w.value = weights;
  b.value = tensor([0.5, 0]);
  return model;
}
/** One image, a bright pixel at [row, column], and its class. */
function bright(row: number, column: number): { images: ReturnType<typeof zeros>; labels: number[] } {
  const images = zeros([1, 4, 5, 1]);
  images.set(0, row, column, 0, 1);
  return { images, labels: [1] };
}
const curve = (row: number, column: number, distances: number[]): Promise<number[]> =>
  accuracyWhenShifted(reader(), bright(row, column), distances, { backend: naive });

test('accuracyWhenShifted: the mean over four directions, one entry a distance', async () => {
  expect(await curve(1, 2, [0, 1, 2])).toEqual([1, 0, 0]);
  expect(await curve(1, 0, [0, 2])).toEqual([0, 0.25]); // right only
  expect(await curve(1, 3, [1])).toEqual([0.25]); // left only
  expect(await curve(0, 2, [1])).toEqual([0.25]); // down only
  expect(await curve(3, 2, [2])).toEqual([0.25]); // up only
  expect(await curve(1, 2, [])).toEqual([]);
});

test('accuracyWhenShifted: the images stay as they were, and a distance is a whole number', async () => {
  const data = bright(1, 2);
  await accuracyWhenShifted(reader(), data, [1], { backend: naive });
  expect([...data.images.data]).toEqual([...bright(1, 2).images.data]);
  await expect(curve(1, 2, [0.5])).rejects.toThrow(
    'accuracyWhenShifted: a distance must be a whole number of at least 0, not 0.5',
  );
});
