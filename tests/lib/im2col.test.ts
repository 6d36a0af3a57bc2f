import * as fc from 'fast-check';
import type { ColumnOptions } from '../../lib/backend';
import { ShapeError } from '../../lib/errors';
import { col2im, im2col } from '../../lib/im2col';
import { dtypeOf, randomNormal, tensor, toNestedArray, zeros, type Tensor } from '../../lib/tensor';
import { convolution } from './engines/against-naive';
import { expectClose, inner, strided } from './engines/support';

const image = tensor(
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  [1, 2, 3, 1],
);

describe('im2col', () => {
  test('lays each window down as a row', () => {
    expect(toNestedArray(im2col(image, { kernel: 2 }))).toEqual([
      [1, 2, 4, 5],
      [2, 3, 5, 6],
    ]);
  });

  test('padding is 0; stride and kernel have two axes', () => {
    const columns = im2col(image, { kernel: [1, 2], stride: [2, 3], padding: [1, 1] });
    expect(toNestedArray(columns)).toEqual([
      [0, 0],
      [0, 0],
      [0, 4],
      [6, 0],
    ]);
    expect(toNestedArray(im2col(image, { kernel: [2, 1], dilation: [1, 2], padding: [0, 1] }))).toEqual([
      [0, 0],
      [1, 4],
      [2, 5],
      [3, 6],
      [0, 0],
    ]);
  });

  test('channels lie together, tap after tap; images one below the other', () => {
    const x = tensor(
      Array.from({ length: 16 }, (_, i) => i),
      [2, 2, 2, 2],
    );
    expect(toNestedArray(im2col(x, { kernel: 2 }))).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10, 11, 12, 13, 14, 15],
    ]);
  });

  test('keeps float64 and reads views', () => {
    const x = randomNormal([2, 4, 5, 3], { seed: 1, dtype: 'float64' });
    const columns = im2col(strided(x), { kernel: [3, 2], padding: 'same' });
    expect(dtypeOf(columns)).toBe('float64');
    expect(columns.data).toEqual(im2col(x, { kernel: [3, 2], padding: 'same' }).data);
  });
});

describe('col2im', () => {
  test('adds where windows overlap', () => {
    const counts = col2im(tensor([1, 1, 1, 1, 1, 1, 1, 1], [2, 4]), [1, 2, 3, 1], { kernel: 2 });
    expect(toNestedArray(counts)).toEqual([
      [
        [[1], [2], [1]],
        [[1], [2], [1]],
      ],
    ]);
  });

  test('is the transpose of im2col: ⟨im2col(x), y⟩ = ⟨x, col2im(y)⟩', () => {
    fc.assert(
      fc.property(convolution, ({ xShape, wShape, options: { stride, padding, dilation }, seed }) => {
        const walk: ColumnOptions = { stride, padding, dilation, kernel: [wShape[0], wShape[1]] };
        const x = randomNormal(xShape, { seed, dtype: 'float64' });
        const columns = im2col(x, walk);
        const y = strided(randomNormal(columns.shape, { seed: seed + 1, dtype: 'float64' }));
        expect(inner(columns, y)).toBeCloseTo(inner(x, col2im(y, xShape, walk)), 9);
      }),
      { numRuns: 60 },
    );
  });

  test('of single windows brings the image back', () => {
    const x = randomNormal([2, 6, 6, 2], { seed: 1 });
    const walk = { kernel: [2, 3], stride: [2, 3] } as const;
    expectClose(col2im(im2col(x, walk), x.shape, walk), x, 0);
  });
});

test.each<[string, () => Tensor, RegExp]>([
  ['a rank', () => im2col(zeros([4, 5]), { kernel: 2 }), /^im2col: input has 2 axes/],
  ['no tensor', () => im2col([1] as unknown as Tensor, { kernel: 2 }), /^im2col: input is not a tensor/],
  ['an empty batch', () => im2col(zeros([0, 4, 5, 1]), { kernel: 2 }), /^im2col: the batch is empty: N is 0/],
  ['a kernel of 0', () => im2col(image, { kernel: [2, 0] }), /^im2col: kernel .*at least 1, not 0/],
  [
    'a window too large',
    () => im2col(image, { kernel: 3 }),
    /^im2col: a window of 3 does not fit an input of 2/,
  ],
  ['stride 0', () => im2col(image, { kernel: 2, stride: 0 }), /^im2col: stride .*not 0/],
  [
    'other columns',
    () => col2im(zeros([2, 3]), [1, 2, 3, 1], { kernel: 2 }),
    /^col2im: columns has shape \[2, 3\], expected is \[2, 4\]/,
  ],
  ['a shape', () => col2im(zeros([2, 4]), [2, 3, 1], { kernel: 2 }), /^col2im: input has 3 axes/],
])('refuses %s', (_, call, message) => {
  expect(call).toThrow(ShapeError);
  expect(call).toThrow(message);
});
