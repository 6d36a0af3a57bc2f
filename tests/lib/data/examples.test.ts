import {
  augment,
  batches,
  contiguous,
  normalize,
  shiftImages,
  split,
  take,
  tensor,
  toNestedArray,
  zeros,
  type Examples,
  type Tensor,
} from 'convlab';

/** Seven images of 1 × 2 × 1; image i holds i and 10 i, its label is i % 3. */
const data: Examples = {
  images: tensor(Array.from({ length: 7 }, (_, i) => [i, 10 * i]).flat(), [7, 1, 2, 1]),
  labels: [0, 1, 2, 0, 1, 2, 0],
};
/** Which images, read from their first pixel. */
const ids = ({ images }: Examples): number[] =>
  Array.from({ length: images.shape[0] }, (_, i) => images.get(i, 0, 0, 0));

test('batches gives every example once, as they lie without a seed', () => {
  const all = [...batches(data, { size: 3 })];
  expect(all.map(ids)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
  expect(all.map(({ labels }) => [...labels])).toEqual([[0, 1, 2], [0, 1, 2], [0]]);
});

test.each([undefined, 3])('batches are copies, with a seed of %p', (seed) => {
  const images = tensor(data.images);
  const labels = Uint8Array.from(data.labels);
  for (const batch of batches({ images, labels }, { size: 3, seed })) {
    batch.images.data.fill(99);
    (batch.labels as Uint8Array).fill(99);
  }
  expect(images.data).toEqual(data.images.data);
  expect([...labels]).toEqual([...data.labels]);
});

test('batches with a seed: shuffled, repeatable, labels with their images', () => {
  const run = (seed: number): Examples[] => [...batches(data, { size: 3, seed })];
  const order = run(5).flatMap(ids);
  expect(order).not.toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(run(5).flatMap(ids)).toEqual(order);
  expect(run(6).flatMap(ids)).not.toEqual(order);
  expect(run(5).flatMap(({ labels }) => [...labels])).toEqual(order.map((i) => i % 3));
});

test('take and batches read a strided view', () => {
  const view = { images: data.images.step(-1), labels: [6, 5, 4, 3, 2, 1, 0] };
  expect(ids(take(view, [0, 6, 6]))).toEqual([6, 0, 0]);
  expect(ids([...batches(view, { size: 2 })][1])).toEqual([4, 3]);
  expect(() => take(data, [7])).toThrow('take: there is no example 7: they are 0 … 6');
});

test('take of a number: that many from the start', () => {
  expect(ids(take(data, 3))).toEqual([0, 1, 2]);
  expect([...take(data, 3).labels]).toEqual([0, 1, 2]);
  expect(ids(take(data, [3]))).toEqual([3]);
  expect(() => take(data, 8)).toThrow('take: there is no example 7: they are 0 … 6');
  expect(() => take(data, 1.5)).toThrow('take: the number of examples must be a whole number');
});

test('split parts the examples without loss or overlap', () => {
  const [first, rest] = split(data, 0.7, { seed: 2 });
  expect([ids(first).length, ids(rest).length]).toEqual([5, 2]);
  expect([...ids(first), ...ids(rest)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(ids(split(data, 0.7, { seed: 2 })[0])).toEqual(ids(first));
  expect(() => split(data, 1)).toThrow('split: a share of 1 of 7 examples leaves one part empty');
});

test('images and labels that do not go together are refused', () => {
  expect(() => [...batches({ ...data, labels: [1] }, { size: 2 })]).toThrow(
    'batches: there are 7 images, but 1 labels',
  );
  expect(() => [...batches(data, { size: 0 })]).toThrow(
    'batches: size must be a whole number of at least 1, not 0',
  );
  expect(() => split({ images: zeros([0, 2, 2, 1]), labels: [] }, 0.5)).toThrow('split: there are 0 images');
});

const picture = tensor([1, 2, 3, 4, 5, 6], [1, 2, 3, 1]);
const rows = (images: typeof picture): unknown => toNestedArray(images.pick(0, null, null, 0));

test('shiftImages moves, and lets zeros in behind', () => {
  expect(rows(shiftImages(picture, 1, -1))).toEqual([
    [0, 0, 0],
    [2, 3, 0],
  ]);
  expect(rows(shiftImages(picture, -1, 2))).toEqual([
    [0, 0, 4],
    [0, 0, 0],
  ]);
  expect(rows(shiftImages(picture, 5, 0))).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(() => shiftImages(picture, 0.5, 0)).toThrow('shiftImages: down 0.5 and right 0 must be whole');
});

test('augment: flip exchanges left and right in some images, and changes nothing else', () => {
  const many = take({ images: picture, labels: [4] }, Array<number>(40).fill(0));
  const { images } = augment(many, { seed: 1, flip: true });
  const each = Array.from({ length: 40 }, (_, i) => JSON.stringify(toNestedArray(images.pick(i))));
  expect(new Set(each)).toEqual(new Set(['[[[1],[2],[3]],[[4],[5],[6]]]', '[[[3],[2],[1]],[[6],[5],[4]]]']));
});

test('augment: the same seed gives the same pictures; each shift and flip occurs', () => {
  const many = take({ images: picture, labels: [4] }, Array<number>(200).fill(0));
  const once = augment(many, { seed: 3, shift: 1, flip: true });
  expect(toNestedArray(augment(many, { seed: 3, shift: 1, flip: true }).images)).toEqual(
    toNestedArray(once.images),
  );
  const seen = new Set(
    Array.from({ length: 200 }, (_, i) => JSON.stringify(toNestedArray(once.images.pick(i)))),
  );
  expect(seen.size).toBe(18); // 3 rows × 3 columns × mirrored or not
  expect(seen).toContain(JSON.stringify(toNestedArray(picture.pick(0))));
  expect([...once.labels].every((label) => label === 4)).toBe(true);
});

test('normalize by mean and deviation: mean 0, deviation 1 in every channel', () => {
  const statistics = (x: Tensor): { mean: number[]; std: number[] } => {
    const channels = [0, 1].map((c) => [...contiguous(x.pick(null, null, null, c)).data]);
    const mean = channels.map((values) => values.reduce((sum, v) => sum + v, 0) / values.length);
    const std = channels.map((values, c) =>
      Math.sqrt(values.reduce((sum, v) => sum + (v - mean[c]) ** 2, 0) / values.length),
    );
    return { mean, std };
  };
  const images = tensor(
    Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? i : 1000 - 3 * i)),
    [2, 3, 2, 2],
    'float64',
  );
  const out = statistics(normalize(images, statistics(images)));
  out.mean.forEach((value) => {
    expect(value).toBeCloseTo(0, 10);
  });
  out.std.forEach((value) => {
    expect(value).toBeCloseTo(1, 10);
  });
  expect(() => normalize(images, { mean: [0], std: [1, 1] })).toThrow(
    'normalize: images have 2 channels, but there are 1 means and 2 stds',
  );
  expect(() => normalize(images, { mean: [0, 0], std: [1, 0] })).toThrow(
    'normalize: the std of channel 1 is 0',
  );
});
