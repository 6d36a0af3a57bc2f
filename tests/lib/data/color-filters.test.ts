import { colorFilters, fromFunction, naive, reshape, tensor } from 'convlab';

test('colorFilters: each answers most to its own pattern in its own colour', () => {
  const { w, names } = colorFilters();
  expect([w.shape, new Set(names).size]).toEqual([[5, 5, 3, 10], 10]);
  for (let o = 0; o < 10; o++) {
    // A picture that is the filter: its length against the others' scores for it, each by its own length.
    const patch = tensor(w.pick(null, null, null, o));
    const scores = naive.conv2d(reshape(patch, [1, 5, 5, 3]), w, null).data;
    const lengths = Array.from({ length: 10 }, (_, k) =>
      Math.hypot(...tensor(w.pick(null, null, null, k)).data),
    );
    const alike = Array.from(scores, (score, k) => score / (lengths[k] * lengths[o]));
    expect(alike.indexOf(Math.max(...alike))).toBe(o);
  }
});

test('colorFilters: those for brightness are blind to what is red against green', () => {
  const { w } = colorFilters();
  const redGreen = fromFunction([1, 5, 5, 3], (_, i, j, c) => [1, -1, 0][c] * (i - j));
  const scores = naive.conv2d(redGreen, w, null).data;
  for (const o of [0, 1, 2]) expect(scores[o]).toBeCloseTo(0, 6);
  expect(Math.abs(scores[3])).toBeGreaterThan(0.5);
});
