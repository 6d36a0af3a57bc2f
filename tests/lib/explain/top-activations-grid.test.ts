import { topActivationsGrid, receptiveField, tensor, zeros } from 'convlab';

/** Two images of 4 × 5; the maps of a layer 2 × 3, [2, 3, 3, 2]: map 0 likes one place of each. */
const images = tensor(
  Array.from({ length: 40 }, (_, i) => i / 40),
  [2, 4, 5, 1],
);
const maps = zeros([2, 3, 3, 2]);
maps.set(0, 0, 0, 0, 3);
maps.set(1, 1, 2, 0, 5);
const [field] = receptiveField([{ kernel: 2, stride: 1 }]);

test('topActivationsGrid: a strip for each map, the strongest piece on the left', () => {
  const { title, alt } = topActivationsGrid(images, maps, { field, count: 2, title: 'Favourites' });
  expect(title).toBe('Favourites');
  const strips = alt.split('\n');
  expect(strips).toHaveLength(2);
  // From 0 at the image's corner, in the piece of image 0, to the last pixel of image 1's: (20 + 2 · 5 + 3) / 40.
  expect(strips[0]).toMatch(/^map 0: \[2, 5, 1\], from 0 to 0\.825, the greatest at \[1, 1, 0\]/);
});

test('topActivationsGrid: the chosen maps alone, in their order, each under its own number', () => {
  const options = { field, count: 2 };
  const [first, second] = topActivationsGrid(images, maps, options).alt.split('\n');
  const chosen = (channels: number[]): string =>
    topActivationsGrid(images, maps, { ...options, channels }).alt;
  expect(chosen([1, 0])).toBe(`${second}\n${first}`);
  expect(chosen([1])).toMatch(/^map 1: /);
});

test('topActivationsGrid: takes all images where there are fewer than eight', () => {
  expect(topActivationsGrid(images, maps, { field }).alt).toBe(
    topActivationsGrid(images, maps, { field, count: 2 }).alt,
  );
});

test('topActivationsGrid refuses what strongestPatches refuses', () => {
  expect(() => topActivationsGrid(images, maps, { field, count: 3 })).toThrow(
    'strongestPatches: 3 patches of 2 images',
  );
  expect(() => topActivationsGrid(images, maps, { field, count: 1, channels: [2] })).toThrow(RangeError);
  expect(() => topActivationsGrid(images, zeros([2, 6]), { field, count: 1 })).toThrow(
    'topActivationsGrid: maps has 2 axes',
  );
});
