import { naive, reshape, tensor, wrap } from 'convlab';
import { fieldOf, placeAbove, placeBelow } from '../../../lib/explorer/model/second';
import { secondSentence } from '../../../lib/explorer/words/second';
import { explorerOf, noise, randomFilter } from './support';

const filter = randomFilter([3, 2], 1);
const two = { layers: 2, stride: 2, padding: 1 } as const;

test('the second map is ReLU, then the filter with rows and columns swapped', () => {
  const { layer, second } = explorerOf(noise([15, 12, 1]), [filter], two);
  const { g, map, slices } = layer;
  const below = naive.relu(wrap(map, [1, g.oh, g.ow, 1]));
  const w = slices[0];
  const swapped = tensor([w[0], w[2], w[4], w[1], w[3], w[5]], [2, 3, 1, 1]);
  const expected = naive.conv2d(below, swapped, null);
  expect([1, second?.g.oh, second?.g.ow, 1]).toEqual(expected.shape);
  expect(
    reshape(wrap(second?.map ?? new Float32Array(0), expected.shape), [expected.size]),
  ).toBeCloseToTensor(reshape(expected, [expected.size]));
});

test('a pixel outside of the receptive field changes nothing, and every row and column of it matters', () => {
  const positive = { ...filter, gray: filter.gray?.map((weight) => 0.1 + Math.abs(weight)) };
  const pixels = wrap(noise([15, 12, 1]).data.map(Math.abs), [15, 12, 1]);
  const { layer, second } = explorerOf(pixels, [positive], two);
  if (!second) throw new Error('no second layer');
  const place = { row: 2, column: 1 };
  const field = fieldOf(layer.g, second.g, place);
  const index = place.row * second.g.ow + place.column;
  const seen: [number, number][] = [];
  for (let i = 0; i < pixels.size; i++) {
    const data = pixels.data.slice();
    data[i] += 1;
    const other = explorerOf(wrap(data, [15, 12, 1]), [positive], two).second;
    if (other?.map[index] !== second.map[index]) seen.push([Math.floor(i / 12), i % 12]);
  }
  const span = (values: number[]): number[] => [Math.min(...values), Math.max(...values)];
  expect(span(seen.map(([row]) => row))).toEqual([field.row, field.row + field.height - 1]);
  expect(span(seen.map(([, column]) => column))).toEqual([field.column, field.column + field.width - 1]);
});

test('the place above the border of the first map is the nearest there is', () => {
  const { second } = explorerOf(noise([15, 12, 1]), [filter], two);
  if (!second) throw new Error('no second layer');
  expect(placeAbove(second, { row: 0, column: 0 })).toEqual({ row: 0, column: 0 });
  const last = { row: second.g.oh - 1, column: second.g.ow - 1 };
  expect(placeAbove(second, { row: 99, column: 99 })).toEqual(last);
  expect(placeAbove(second, placeBelow(second, last))).toEqual(last);
});

test('no second layer for pooling, or on a map that is too small', () => {
  const pooled = explorerOf(noise([9, 7, 1]), [filter], { ...two, operation: 'maxPool' });
  expect(pooled.second).toBeUndefined();
  const small = explorerOf(noise([4, 3, 1]), [filter], { layers: 2 });
  expect([small.layer.g.ow, small.second]).toEqual([2, undefined]);
});

test('it is said in words, in both languages, and follows a change of settings', () => {
  const explorer = explorerOf(noise([15, 12, 1]), [filter], two);
  explorer.walk.moveTo({ row: 3, column: 2 });
  const [en, ko] = [secondSentence(explorer, (a) => a), secondSentence(explorer, (_, b) => b)];
  expect(en).toContain('It sees 2 × 3 outputs of the first map, and through them 5 × 6 pixels: rows 3 to 7');
  expect(ko).toContain('5 × 6픽셀(3–7행');
  explorer.show({ layers: 1 });
  expect(secondSentence(explorer, (a) => a)).toBe('');
});
