import { fromFunction, shufflePixels } from 'convlab';

test('shufflePixels: all pixels, each with its channels, in one order a seed', () => {
  const color = fromFunction([4, 5, 3], (i, j, c) => 100 * (5 * i + j) + c);
  const shuffled = shufflePixels(color, { seed: 7 });
  expect(shuffled.shape).toEqual([4, 5, 3]);
  const first = Array.from({ length: 20 }, (_, k) => shuffled.data[3 * k]);
  expect([...first].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, k) => 100 * k));
  expect(first).not.toEqual([...first].sort((a, b) => a - b));
  shuffled.data.forEach((value, k) => {
    expect(value % 100).toBe(k % 3);
  });
  expect(shufflePixels(color.pick(null, null, 0), { seed: 7 }).data).toEqual(Float32Array.from(first));
  expect(shufflePixels(color, { seed: 8 }).data).not.toEqual(shuffled.data);
});
