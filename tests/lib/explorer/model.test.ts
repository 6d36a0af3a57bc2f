import fc from 'fast-check';
import { naive, reshape, tensor, wrap, zeros } from 'convlab';
import { ownFilter } from '../../../lib/explorer/model/filters';
import { partialSum } from '../../../lib/explorer/model/terms';
import { explorerOf, noise, randomFilter } from './support';

const settings = fc.record({
  stride: fc.integer({ min: 1, max: 3 }),
  padding: fc.constantFrom(0, 1, 'same' as const),
  dilation: fc.integer({ min: 1, max: 2 }),
});

/** Our slices, one a channel, as the engines' [KH, KW, C, 1]. */
function weights(slices: readonly Float32Array[], kh: number, kw: number) {
  const w = zeros([kh, kw, slices.length, 1]);
  slices.forEach((slice, c) => {
    slice.forEach((weight, tap) => (w.data[tap * slices.length + c] = weight));
  });
  return w;
}

test('explorer: the map is what naive convolution gives, and its parts add up to it', () => {
  fc.assert(
    fc.property(settings, fc.constantFrom(1, 2, 3, 6), (options, channels) => {
      const pixels = noise([9, 7, channels]);
      const explorer = explorerOf(pixels, [randomFilter([3, 2], channels, 0.25)], options);
      const { slices, map, g } = explorer.layer;
      const expected = naive.conv2d(
        reshape(pixels, [1, 9, 7, channels]),
        weights(slices, 3, 2),
        tensor([0.25]),
        options,
      );
      expect([1, g.oh, g.ow, 1]).toEqual(expected.shape);
      expectClose(map, expected.data);
      explorer.walk.moveTo({ row: g.oh - 1, column: g.ow - 1 });
      const sum = slices.reduce(
        (total, _, c) => total + partialSum(explorer.layer, explorer.walk.place, c),
        0.25,
      );
      expect(explorer.result).toBeCloseTo(sum, 4);
    }),
    { numRuns: 40 },
  );
});

test.each(['maxPool', 'avgPool'] as const)('explorer: %s is what the naive layer gives', (operation) => {
  const pixels = noise([9, 7, 1]);
  const explorer = explorerOf(pixels, [randomFilter([3, 3], 1)], {
    operation,
    window: 3,
    stride: 2,
    padding: 1,
  });
  const options = { size: 3, stride: 2, padding: 1 };
  const expected = naive[`${operation}2d`](reshape(pixels, [1, 9, 7, 1]), options);
  expectClose(explorer.layer.map, expected.data);
});

test('explorer: filters of one size make one layer of maps, each as it would be alone', () => {
  const pixels = noise([8, 6, 2]);
  const [a, b, other] = [randomFilter([3, 3], 2), randomFilter([3, 3], 2, 1), randomFilter([2, 3], 2)];
  const explorer = explorerOf(pixels, [a, other, b], { together: true });
  expect(explorer.bank.map(({ id }) => id)).toEqual([a.id, b.id]);
  expect(explorer.layer.maps).toHaveLength(2);
  expectClose(explorer.layer.maps[1], explorerOf(pixels, [b]).layer.map);
  explorer.change({ filter: b.id });
  expectClose(explorer.layer.map, explorerOf(pixels, [b]).layer.map);
});

test('explorer: painting copies a given filter into the reader’s own, and keeps the map seen so far', () => {
  const given = randomFilter([3, 3], 1);
  const explorer = explorerOf(noise([8, 6, 1]), [given, ownFilter(3, 'yours')]);
  explorer.walk.sweep(10);
  explorer.paint({ channel: 0, u: 1, v: 2 }, 7);
  expect(explorer.settings.filter).toBe('own3');
  expect([...explorer.layer.slices[0]]).toEqual(
    (given.gray ?? []).map((weight, i) => (i === 5 ? 7 : weight)),
  );
  expect(explorer.walk.seen).toBe(11);
  explorer.change({ filter: given.id });
  expect(explorer.layer.slices[0][5]).toBeCloseTo(given.gray?.[5] ?? NaN);
});

test('explorer: on one channel, the reader’s filter is painted there alone', () => {
  const explorer = explorerOf(noise([8, 6, 3]), [ownFilter(3, 'yours')]);
  explorer.paint({ channel: 1, u: 0, v: 0 }, 2);
  expect(explorer.layer.slices.map((slice) => slice[0])).toEqual([0, 2, 0]);
});

test('explorer: a window that does not fit asks for a larger picture, or refuses', () => {
  const large = randomFilter([7, 9], 1);
  const explorer = explorerOf(noise([6, 5, 1]), [large]);
  expect(explorer.settings.size).toBe(12);
  expect(explorer.layer.g.h).toBe(12);
  expect(() => explorerOf(wrap(new Float32Array(4), [2, 2, 1]), [large])).toThrow('explore');
});

test('explorer: a filter that adds up to something keeps the brightness in color, an edge filter its strength', () => {
  const blur = { id: 'blur', name: '', kernel: [1, 2] as const, gray: [0.5, 0.5] };
  const edge = { id: 'edge', name: '', kernel: [1, 2] as const, gray: [-1, 1] };
  const slices = (filter: typeof blur): number[][] =>
    explorerOf(noise([4, 5, 3]), [filter]).layer.slices.map((slice) => [...slice]);
  expect(
    slices(blur)
      .flat()
      .reduce((a, b) => a + b),
  ).toBeCloseTo(1);
  expect(slices(edge)).toEqual([
    [-1, 1],
    [-1, 1],
    [-1, 1],
  ]);
});

function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(found).toHaveLength(expected.length);
  for (let i = 0; i < found.length; i++) expect(found[i]).toBeCloseTo(expected[i], 4);
}
