import { naive, reshape, zeros } from 'convlab';
import { explorerOf, noise, randomFilter } from './support';

const ones = (oh: number, ow: number) => {
  const dout = zeros([1, oh, ow, 1]);
  dout.data.fill(1);
  return dout;
};

test.each([
  { stride: 1, padding: 0, dilation: 1 },
  { stride: 2, padding: 1, dilation: 1 },
  { stride: 1, padding: 'same', dilation: 2 },
] as const)('gradient: filled window by window, it is what conv2dBackward gives: %j', (options) => {
  const pixels = noise([9, 7, 2]);
  const explorer = explorerOf(pixels, [randomFilter([3, 2], 2)], options);
  const { g, slices } = explorer.layer;
  const w = zeros([3, 2, 2, 1]);
  slices.forEach((slice, c) => {
    slice.forEach((weight, tap) => (w.data[tap * 2 + c] = weight));
  });
  const { gradient, walk, layer } = explorer;
  while (walk.sweep(3)) gradient.update(layer, walk);
  gradient.update(layer, walk);
  const { dx } = naive.conv2dBackward(ones(g.oh, g.ow), reshape(pixels, [1, 9, 7, 2]), w, options);
  expectClose(gradient.values, dx.data);
});

test.each(['maxPool', 'avgPool'] as const)('gradient: %s, overlaps added up', (operation) => {
  const pixels = noise([9, 7, 1]);
  const explorer = explorerOf(pixels, [randomFilter([3, 3], 1)], {
    operation,
    window: 3,
    stride: 2,
    padding: 1,
  });
  const { g } = explorer.layer;
  explorer.walk.fill();
  explorer.gradient.update(explorer.layer, explorer.walk);
  const options = { size: 3, stride: 2, padding: 1 };
  const dx = naive[`${operation}2dBackward`](ones(g.oh, g.ow), reshape(pixels, [1, 9, 7, 1]), options);
  expectClose(explorer.gradient.values, dx.data);
});

test('gradient: of equal pixels, max pooling gives it to the first in row order', () => {
  const pixels = noise([6, 6, 1]);
  for (let i = 0; i < pixels.size; i++) pixels.data[i] = (i * 7) % 3; // many ties
  const explorer = explorerOf(pixels, [randomFilter([3, 3], 1)], {
    operation: 'maxPool',
    window: 3,
    stride: 1,
  });
  explorer.walk.fill();
  explorer.gradient.update(explorer.layer, explorer.walk);
  const { oh, ow } = explorer.layer.g;
  const options = { size: 3, stride: 1 };
  const dx = naive.maxPool2dBackward(ones(oh, ow), reshape(pixels, [1, 6, 6, 1]), options);
  expectClose(explorer.gradient.values, dx.data);
});

test('gradient: clearing the map begins it anew', () => {
  const explorer = explorerOf(noise([6, 5, 1]), [randomFilter([2, 2], 1)]);
  const { gradient, walk, layer } = explorer;
  walk.fill();
  gradient.update(layer, walk);
  walk.clear();
  gradient.update(layer, walk);
  expect(gradient.touched.reduce((a, b) => a + b)).toBe(4); // the one window there is
});

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(found).toHaveLength(expected.length);
  for (let i = 0; i < found.length; i++) expect(found[i]).toBeCloseTo(expected[i], 4);
}
