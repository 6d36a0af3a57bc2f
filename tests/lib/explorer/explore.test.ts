import { explore, loadPhoto, randomNormal, ShapeError, tensor, toGray, type ExplorerData } from 'convlab';
import { decodePng } from '../../../lib/data/formats/png';
import { decodePicture } from '../../../lib/explorer/floats';
import { encodePicture } from '../../../lib/explorer/pixels';
import { formula } from '../../../lib/explorer/words/formula';
import { plainText, type Say } from '../../../lib/explorer/words/phrase';
import { link, sentence, shapes } from '../../../lib/explorer/words/words';
import { explorerOf } from './support';

const english: Say = (text) => text;
const korean: Say = (_, text) => text;
const image = tensor([
  [0, 0.25, 0.5, 1],
  [0.5, 0.75, 1, 0],
  [1, 0.25, 0, 0.5],
]);
const w = tensor([[-1, 2]]);

test('explore: the output holds description, picture and words', () => {
  const figure = explore({ image, filters: [{ name: 'step', w }], own: [], title: 'A step' });
  const { title, alt } = figure;
  const bundle = figure.bundle();
  const data = bundle['application/vnd.convlab.explorer+json'] as ExplorerData;
  expect(Object.keys(bundle).sort()).toEqual([
    'application/vnd.convlab.explorer+json',
    'image/png',
    'text/plain',
  ]);
  expect(data.filters).toEqual([{ id: 'filter0', name: 'step', kernel: [1, 2], gray: [-1, 2] }]);
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  expect(title).toBe('A step');
  expect(alt).toContain('map of 3 by 3');
  expect(alt).toContain('is 0.5'); // −1 · 0 + 2 · 0.25
  const png = decodePng(Buffer.from(bundle['image/png'] as string, 'base64'));
  expect(png.shape[1]).toBeGreaterThan(400);
});

test('explore: a photograph of 8 bits goes as a PNG with the very same numbers, anything else as float32', () => {
  const photo = loadPhoto('chelsea');
  const { png, float32 } = encodePicture('cat', photo);
  expect(float32).toBeUndefined();
  expect(decodePng(Buffer.from(png ?? '', 'base64')).data).toEqual(photo.data);
  const gray = toGray(photo);
  const encoded = encodePicture('cat', gray);
  expect(encoded.png).toBeUndefined();
  expect(decodePicture(encoded)?.data).toEqual(Float32Array.from(gray.data));
  expect(decodePicture(encoded)?.shape).toEqual([256, 256, 1]);
});

test('explore: what is no image, no filter, or a filter there is not, is refused by name', () => {
  expect(() => explore({ image: randomNormal([4, 4, 1, 1], { seed: 1 }) })).toThrow(ShapeError);
  expect(() => explore({ image: [] })).toThrow('explore: there are 0 images');
  expect(() => explore({ image, filters: [], own: [] })).toThrow('explore: there are 0 filters');
  expect(() => explore({ image, filters: [{ name: 'x', w: tensor([1, 2]) }] })).toThrow(
    "explore: filter 'x'",
  );
  expect(() => explore({ image, settings: { filter: 'cat' } })).toThrow(
    "explore: there is no filter 'cat', only",
  );
});

const filter = { id: 'a', name: 'step', kernel: [1, 2] as const, gray: [-1, 2] };
const explorer = explorerOf(tensor(image, [3, 4, 1]), [filter], { padding: 0 });

test('words: place, value, formula and shapes', () => {
  explorer.walk.moveTo({ row: 1, column: 2 });
  expect(sentence(explorer, english)).toBe('Row 1, column 2: 2 products add up to −1.00.');
  expect(sentence(explorer, korean)).toBe('1행 2열: 곱 2개를 모두 더하면 −1.00입니다.');
  expect(plainText(formula(explorer, english))).toBe('1.00·(−1) + 0·2 = −1.00');
  expect(plainText(shapes(explorer, english))).toBe(
    'picture [3, 4, 1] → filter [1, 2, 1, 1] → map [3, 3, 1]\n' +
      'rows: 3 − 1 + 1 = 3  columns: 4 − 2 + 1 = 3',
  );
  const wide = explorerOf(tensor(image, [3, 4, 1]), [filter], { padding: 1, stride: 2 });
  expect(plainText(shapes(wide, english))).toContain(
    'rows: ⌊(3 + 2 − 1) / 2⌋ + 1 = 3  columns: ⌊(4 + 2 − 2) / 2⌋ + 1 = 3',
  );
});

test('words: a pixel says which outputs see it, a product what it is made of', () => {
  explorer.pixel = [0, 1];
  expect(plainText(link(explorer, english))).toBe('Pixel (0, 1) is seen by 2 outputs.');
  explorer.pixel = null;
  explorer.term = { channel: 0, u: 0, v: 0 };
  expect(plainText(link(explorer, english))).toBe('Pixel (1, 2) 1.00 × −1 = −1.00');
  explorer.term = null;
});
