import {
  type Figure,
  fromFunction,
  type Tensor,
  featureMaps,
  filterGrid,
  imageGrid,
  numberGrid,
  photo,
  randomNormal,
  ShapeError,
  tensor,
} from 'convlab';
import { lineHeight } from '../../../lib/figures/draw/font';
import { Raster } from '../../../lib/figures/draw/raster';
import { drawBoxes } from '../../../lib/figures/images/boxes';
import { decode } from './decode';

interface Sheet {
  readonly tiles: readonly {
    x: number;
    y: number;
    width: number;
    height: number;
    label: string;
    note: string;
  }[];
  readonly columns: number;
  readonly keys: readonly { x: number; y: number; width: number; height: number; text: string }[];
}

const sheetOf = (bundle: Readonly<Record<string, unknown>>): Sheet =>
  bundle['application/vnd.convlab.images+json'] as Sheet;

test('imageGrid: each tile on the PNG shows its image, row by row, channels as colours', () => {
  const color = tensor([
    [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    [
      [0, 0, 0],
      [1, 1, 1],
      [0.2, 0.4, 0.6],
    ],
  ]);
  const gray = tensor([
    [0, 1],
    [0.5, 0],
    [1, 0.25],
  ]);
  const bundle = imageGrid([color, { image: gray, label: 'grey' }], { size: 60, values: false }).bundle();
  const { tiles } = sheetOf(bundle);
  const read = decode(bundle['image/png']);
  const pixel = (tile: number, rows: number, columns: number, row: number, column: number): number[] => {
    const { x, y, width, height } = tiles[tile];
    return read.at(
      x + Math.floor(((column + 0.5) * width) / columns),
      y + Math.floor(((row + 0.5) * height) / rows),
    );
  };
  expect(pixel(0, 2, 3, 0, 0)).toEqual([255, 0, 0]);
  expect(pixel(0, 2, 3, 0, 2)).toEqual([0, 0, 255]);
  expect(pixel(0, 2, 3, 1, 2)).toEqual([51, 102, 153]);
  expect(pixel(1, 3, 2, 0, 1)).toEqual([255, 255, 255]);
  expect(pixel(1, 3, 2, 2, 1)).toEqual([64, 64, 64]);
});

const noise = randomNormal([9, 9], { seed: 5 });

test('imageGrid: colours that are no brightness have one key, drawn from end to end and in the alternative', () => {
  const diverging = { image: noise, scale: 'diverging' as const };
  const figure = imageGrid([diverging, noise, diverging]);
  const bundle = figure.bundle();
  const [key, ...others] = sheetOf(bundle).keys;
  expect(others).toEqual([]);
  expect(key.text).toBe('blue: below 0, white: 0, orange: above 0');
  expect(figure.alt).toContain(key.text);
  const read = decode(bundle['image/png']);
  const [first, last] = [key.x, key.x + key.width - 1].map((x) => read.at(x, key.y + 1));
  expect([first, last]).toEqual([
    [5, 48, 97],
    [127, 59, 8],
  ]);
});

test.each([
  ['its numbers stand on it', imageGrid([{ image: noise, scale: 'diverging' }], { values: true })],
  ['it is a colour photo', imageGrid([randomNormal([9, 9, 3])], { scale: 'heat' })],
])('imageGrid: an image has no key where %s', (_, figure) => {
  expect(sheetOf(figure.bundle()).keys).toEqual([]);
});

test('imageGrid: the key of some images names them', () => {
  const some = imageGrid({ photo: fromFunction([9, 9], () => 0.5), edges: noise });
  expect(sheetOf(some.bundle()).keys[0].text).toBe('edges (blue: below 0, white: 0, orange: above 0)');
});

test('numberGrid: an image alone goes by the title', () => {
  expect(numberGrid(tensor([[1, -2]]), { title: 'Step' }).alt).toMatch(/^Step: \[1, 2\].*; 1, −2$/);
});

const pngOf = (one: Figure): unknown => one.bundle()['image/png'];

describe('imageGrid: an image with negative values, and no scale named', () => {
  const map = tensor([
    [0.5, -0.25],
    [1, 0],
  ]);
  const inGray = { image: map, scale: 'gray' as const };

  test('is colored about 0', () => {
    expect(pngOf(imageGrid([map]))).toEqual(pngOf(imageGrid([{ image: map, scale: 'diverging' }])));
    expect(pngOf(imageGrid([map]))).not.toEqual(pngOf(imageGrid([inGray])));
  });

  test('is gray under a range that has none', () => {
    const range = { range: [0, 1] } as const;
    expect(pngOf(imageGrid([map], range))).toEqual(pngOf(imageGrid([inGray], range)));
  });
});

test('imageGrid: beside larger values on the same scale, a tiny end of the range is about 0', () => {
  const image = (low: number, high: number) => tensor([[low, high]]);
  const noteOf = (low: number, high: number, range: readonly [number, number]) =>
    sheetOf(imageGrid([{ image: image(low, high), label: '' }], { scale: 'heat', range }).bundle()).tiles[0]
      .note;
  expect(noteOf(3e-6, 0.99, [0, 1])).toBe('≈0 … 0.99');
  expect(noteOf(-8e-6, 2e-5, [-1, 1])).toBe('≈0 … ≈0');
  expect(noteOf(0.001, 0.004, [0, 0.01])).toBe('0.001 … 0.004');
});

describe('imageGrid: images of several sizes', () => {
  const image = (side: number): Tensor => fromFunction([side, side], () => 0.5);
  const tilesOf = (sides: number[], toScale?: boolean): Sheet['tiles'] =>
    sheetOf(imageGrid(sides.map(image), { size: 256, toScale }).bundle()).tiles;

  test('half the side is half the width, and what is much smaller is enlarged', () => {
    expect(tilesOf([64, 32, 9]).map(({ width }) => width)).toEqual([256, 128, 252]);
  });

  test('what is enlarged says so', () => {
    expect(tilesOf([64, 9]).map(({ note }) => note)).toEqual(['', 'enlarged 7×']);
  });

  test('drawn to scale, nothing is enlarged', () => {
    expect(tilesOf([64, 32, 9], true).map(({ width }) => width)).toEqual([256, 128, 36]);
  });
});

test('imageGrid: a strided view looks like its copy', () => {
  const x = randomNormal([6, 9], { seed: 4 });
  const view = x.transpose(1, 0).step(1, -1);
  expect(imageGrid([view]).bundle()).toEqual(imageGrid([tensor(view)]).bundle());
});

test('imageGrid: the text alternative says label, shape, range and where the greatest value stands', () => {
  const { alt } = imageGrid(
    [
      {
        image: tensor([
          [0, -2.5],
          [7, 1],
          [0, 0],
        ]),
        label: 'score\nmap',
      },
    ],
    { alt: 'Seen from afar.' },
  );
  expect(alt).toBe(
    'Seen from afar.\nscore map: [3, 2], from −2.5 to 7, the greatest at [1, 0]; 0, −2.5 | 7, 1 | 0, 0',
  );
});

test('imageGrid: diverging images are white at 0 whatever their range; the range is written below', () => {
  const bundle = imageGrid([tensor([[-1, 0, 3]])], { scale: 'diverging', values: false, size: 30 }).bundle();
  const [tile] = sheetOf(bundle).tiles;
  expect(decode(bundle['image/png']).at(tile.x + 15, tile.y + 5)).toEqual([247, 247, 247]);
  expect(tile.note).toBe('−1 … 3');
});

test('imageGrid: a shared range gives equal values equal colours', () => {
  const images = [tensor([[0, 10]]), tensor([[5, 10]])];
  const bundle = imageGrid(images, { range: 'shared', scale: 'heat', values: false, size: 40 }).bundle();
  const read = decode(bundle['image/png']);
  const [a, b] = sheetOf(bundle).tiles;
  expect(read.at(a.x + 30, a.y + 5)).toEqual(read.at(b.x + 30, b.y + 5));
  expect(read.at(a.x + 10, a.y + 5)).not.toEqual(read.at(b.x + 10, b.y + 5));
});

test('imageGrid: the third of three images in two columns begins the second row', () => {
  const bundle = imageGrid([tensor([[1]]), tensor([[2]]), tensor([[3]])], { columns: 2 }).bundle();
  const { tiles, columns } = sheetOf(bundle);
  expect(columns).toBe(2);
  expect(tiles[2].x).toBe(tiles[0].x);
  expect(tiles[2].y).toBeGreaterThan(tiles[0].y);
});

test('numberGrid: numbers are drawn on the image', () => {
  const one = tensor([[1]]);
  expect(pngOf(numberGrid(one, { scale: 'gray', size: 192 }))).not.toBe(
    pngOf(imageGrid([one], { values: false })),
  );
});

test('photo: a box is drawn around its pixels and told in words', () => {
  const box = { row: 2, column: 5, height: 3, width: 4, label: 'best match' };
  const figure = photo(randomNormal([12, 16]), { boxes: [box], size: 160 });
  const bundle = figure.bundle();
  const [tile] = sheetOf(bundle).tiles;
  const read = decode(bundle['image/png']);
  expect(read.at(tile.x + 70, tile.y + 19)).toEqual([179, 71, 0]);
  expect(read.at(tile.x + 70, tile.y + 51)).toEqual([179, 71, 0]);
  expect(figure.alt).toContain('best match: rows 2 to 4, columns 5 to 8');
});

test('filterGrid: one image a filter and channel, each with its name', () => {
  const filters = sheetOf(filterGrid(randomNormal([2, 3, 2, 4], { seed: 1 })).bundle()).tiles;
  expect(filters.map(({ label }) => label).slice(0, 3)).toEqual([
    'filter 0, channel 0',
    'filter 0, channel 1',
    'filter 1, channel 0',
  ]);
  expect(filters).toHaveLength(8);
});

test('filterGrid: a filter of three channels is one image', () => {
  expect(sheetOf(filterGrid(randomNormal([5, 3, 3, 6])).bundle()).tiles).toHaveLength(6);
});

test('featureMaps: one image a channel, with that channel’s numbers', () => {
  const maps = tensor([
    [
      [1, 20],
      [3, 40],
    ],
    [
      [5, 60],
      [7, 80],
    ],
    [
      [9, 1],
      [2, 3],
    ],
  ]);
  const { alt } = featureMaps(maps, { labels: ['first', 'second'] });
  expect(alt.split('\n')).toEqual([
    'first: [3, 2], from 1 to 9, the greatest at [2, 0]; 1, 3 | 5, 7 | 9, 2',
    'second: [3, 2], from 1 to 80, the greatest at [1, 1]; 20, 40 | 60, 80 | 1, 3',
  ]);
});

describe('images of another shape are refused with the way out', () => {
  test.each<[string, () => Figure, string | RegExp | typeof ShapeError]>([
    ['two channels', () => imageGrid([randomNormal([4, 5, 2])]), ShapeError],
    ['seven channels', () => imageGrid([randomNormal([4, 5, 7])]), /not \[4, 5, 7\]: featureMaps/],
    ['a batch', () => imageGrid([randomNormal([2, 4, 5, 3])]), /pick one of the batch/],
    ['a batch of maps', () => featureMaps(randomNormal([2, 4, 5, 3])), ShapeError],
    ['a filter of one axis', () => filterGrid(randomNormal([4])), ShapeError],
    ['an empty list', () => imageGrid([]), 'imageGrid: there is no image to show'],
    ['an object without images', () => imageGrid({}), 'imageGrid: there is no image to show'],
  ])('%s', (_, draw, error) => {
    expect(draw).toThrow(error);
  });
});

test('imageGrid: a diverging image under a range that was meant for others is white at 0, too', () => {
  const bundle = imageGrid([{ image: tensor([[-4, 0, 4]]), scale: 'diverging' }, tensor([[0, 0.5, 1]])], {
    range: [0, 1],
    values: false,
    size: 30,
  }).bundle();
  const [tile] = sheetOf(bundle).tiles;
  const read = decode(bundle['image/png']);
  expect(read.at(tile.x + 15, tile.y + 5)).toEqual([247, 247, 247]);
  expect(read.at(tile.x + 5, tile.y + 5)).not.toEqual(read.at(tile.x + 25, tile.y + 5));
});

test('numberGrid: a single digit has room on all sides, a long number as much as it needs', () => {
  const [digits] = sheetOf(numberGrid(tensor([[1, 0, 2]])).bundle()).tiles;
  expect([digits.width / 3, digits.height]).toEqual([34, 34]);
  const [long] = sheetOf(numberGrid(tensor([[1234.56, 0]])).bundle()).tiles;
  expect(long.width / 2).toBeGreaterThan(50);
});

test('photo: the labels of boxes inside each other do not cover each other', () => {
  const boxes = [11, 19, 51, 67].map((size, i) => {
    const corner = Math.floor((227 - size) / 2);
    return { row: corner, column: corner, height: size, width: size, label: `conv${i}` };
  });
  const sheet = new Raster(500, 500);
  const fills: { left: number; top: number; width: number; height: number }[] = [];
  jest.spyOn(sheet, 'fill').mockImplementation((left, top, width, height) => {
    fills.push({ left, top, width, height });
  });
  drawBoxes(sheet, boxes, { x: 10, y: 10, pixels: 2, bottom: 464 });
  expect(fills.filter(({ height }) => height === lineHeight)).toHaveLength(4);
  const labels = fills.filter(({ height }) => height === lineHeight);
  labels.forEach((a, i) => {
    for (const b of labels.slice(i + 1)) {
      const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
      const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
      expect(Math.min(across, down)).toBeLessThanOrEqual(0);
    }
  });
});

describe('imageGrid: NaN', () => {
  const magenta = [255, 0, 255];
  /** The colours of an image's pixels, in row order, as drawn. */
  const colors = (images: Parameters<typeof imageGrid>[0], options: object, which = 0): number[][] => {
    const bundle = imageGrid(images, { values: false, size: 40, ...options }).bundle();
    const tile = sheetOf(bundle).tiles[which];
    const read = decode(bundle['image/png']);
    return [0, 1].flatMap((row) =>
      [0, 1].map((column) => read.at(tile.x + 10 + 20 * column, tile.y + 10 + 20 * row)),
    );
  };
  const values = [-4, 2, 0, 4];
  const withNaN = (at: number): number[] => values.map((value, i) => (i === at ? NaN : value));

  test.each([0, 1, 3])('at value %i is that pixel only, and is counted', (at) => {
    for (const scale of ['gray', 'diverging', 'heat'] as const) {
      const drawn = colors([tensor(withNaN(at), [2, 2])], { scale, range: [-4, 4] });
      expect(drawn).toEqual(
        colors([tensor(values, [2, 2])], { scale, range: [-4, 4] }).map((one, i) =>
          i === at ? magenta : one,
        ),
      );
      expect(
        colors([tensor(withNaN(at), [2, 2])], { scale }).filter((one) => String(one) === '255,0,255'),
      ).toHaveLength(1);
    }
    const figure = imageGrid([tensor(withNaN(at), [2, 2])]);
    expect(figure.alt).toMatch(
      /from −?[024] to [24], the greatest at \[\d, \d\]; NaN: 1 of the values; .*NaN/,
    );
    expect(sheetOf(figure.bundle()).tiles[0].note).toMatch(/^−?[024] … [24], 1 × NaN$/);
  });

  test('in one channel makes a coloured pixel magenta', () => {
    const rgb = Array.from({ length: 12 }, (_, i) => (i === 4 ? NaN : 1));
    expect(colors([tensor(rgb, [2, 2, 3])], {})).toEqual([
      [255, 255, 255],
      magenta,
      [255, 255, 255],
      [255, 255, 255],
    ]);
  });

  test('in all of an image leaves the others of a shared range as they are', () => {
    const [map, none] = [tensor(values, [2, 2]), tensor([NaN, NaN, NaN, NaN], [2, 2])];
    for (const scale of ['gray', 'diverging', 'heat'] as const) {
      const options = { scale, range: 'shared' };
      expect(colors([none, map], options, 1)).toEqual(colors([map], options));
      expect(colors([none], options)).toEqual([magenta, magenta, magenta, magenta]);
    }
    expect(imageGrid([none]).alt).toBe(
      'image 1: [2, 2], from NaN to NaN, the greatest at [0, 0]; NaN: 4 of the values; NaN, NaN | NaN, NaN',
    );
  });

  test('in a filter of three channels does not change the colours of the others', () => {
    const w = tensor(
      Array.from({ length: 24 }, (_, i) => (i === 2 ? NaN : 4)),
      [2, 2, 3, 2],
    );
    const bundle = filterGrid(w).bundle();
    const { x, y, width, height } = sheetOf(bundle).tiles[0];
    expect(decode(bundle['image/png']).at(x + width - 3, y + height - 3)).toEqual([255, 255, 255]);
  });
});
