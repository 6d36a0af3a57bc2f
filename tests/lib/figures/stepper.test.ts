import fc from 'fast-check';
import {
  naive,
  randomNormal,
  ShapeError,
  stepper,
  stepperData,
  tensor,
  toNestedArray,
  type Tensor,
} from 'convlab';
import { formula } from '../../../lib/figures/stepper/formula';
import { decode } from './decode';

const x = tensor([
  [1, 2, 0, 1, 3],
  [0, 1, 2, 2, 1],
  [3, 1, 0, 1, 0],
  [1, 0, 2, 1, 1],
]);
const w = tensor([
  [1, 0, -1],
  [2, 0, -2],
]);

test('stepper: every output is what naive convolution computes, under any stride and padding', () => {
  const small = fc.integer({ min: 1, max: 3 });
  fc.assert(
    fc.property(
      small,
      small,
      small,
      fc.nat(2),
      fc.nat(2),
      fc.integer({ min: 1, max: 2 }),
      (kh, kw, stride, py, px, c) => {
        const image = randomNormal([4, 6, c], { seed: kh, dtype: 'float64' });
        const filter = randomNormal([kh, kw, c], { seed: kw, dtype: 'float64' });
        const options = { stride: [stride, 1], padding: [py, px] } as const;
        const expected = naive.conv2d(
          tensor(image, [1, 4, 6, c]),
          tensor(filter, [kh, kw, c, 1]),
          tensor([0.25], [1], 'float64'),
          options,
        );
        const { values } = stepperData({ x: image, w: filter, bias: 0.25, ...options });
        expectClose(tensor(values, expected.shape, 'float64'), expected);
      },
    ),
    { numRuns: 60 },
  );
});

test.each(['maxPool', 'avgPool'] as const)(
  'stepper: %s is what the naive layer computes, each channel apart',
  (mode) => {
    const map = randomNormal([5, 6, 2], { seed: 7, dtype: 'float64' });
    const options = { size: [2, 3], stride: [2, 1], padding: [1, 1] } as const;
    const expected = naive[mode === 'maxPool' ? 'maxPool2d' : 'avgPool2d'](
      tensor(map, [1, 5, 6, 2]),
      options,
    );
    const { values, output } = stepperData({ x: map, mode, ...options });
    for (let channel = 0; channel < 2; channel++) {
      expectClose(
        tensor(values[channel], [1, ...output, 1], 'float64'),
        tensor(expected.lo(0, 0, 0, channel).hi(1, ...output, 1)),
      );
    }
  },
);

test('stepper: the formula carries the very numbers, negative ones in brackets', () => {
  const data = stepperData({ x, w, stride: [1, 2], bias: -0.5 });
  expect(formula(data, 1, 1)).toEqual(['y[1, 1] = 2·1 + 2·0 + 1·(−1) + 0·2 + 1·0 + 0·(−2) + (−0.5) = 0.5']);
  const pooled = stepperData({ x, mode: 'avgPool', size: 2, padding: 1 });
  expect(formula(pooled, 0, 1)).toEqual(['y[0, 1] = (2 + 0) / 2 = 1']);
  const max = stepperData({
    x: tensor([
      [-1, -3],
      [-2, -4],
    ]),
    mode: 'maxPool',
    size: 2,
  });
  expect(formula(max, 0, 0)).toEqual(['y[0, 0] = max(−1, −3, −2, −4) = −1']);
});

test('stepper: the text alternative holds input, filter, stride, padding, bias and every output', () => {
  const { alt } = stepper({ x, w, padding: [0, 1], bias: 2, start: [2, 3] });
  expect(alt.split('\n')).toEqual([
    'input: 1 2 0 1 3 | 0 1 2 2 1 | 3 1 0 1 0 | 1 0 2 1 1',
    'filter: 1 0 −1 | 2 0 −2',
    'stride 1×1; padding 0 above, 0 below, 1 left, 1 right; bias 2',
    'output: -2 -1 1 1 7 | -1 6 1 3 6 | 1 3 0 4 5'.replaceAll('-', '−'),
    expect.stringMatching(/^y\[2, 3\] = /),
  ]);
});

test('stepper: the bundle is plain JSON with a PNG beside it, in which the window is framed', () => {
  const bundle = stepper({ x, w, start: [1, 2] }).bundle();
  expect(Object.keys(bundle)).toEqual(['application/vnd.convlab.stepper+json', 'image/png', 'text/plain']);
  const data = bundle['application/vnd.convlab.stepper+json'];
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  const { width, height, at } = decode(bundle['image/png']);
  let framed = 0;
  for (let y = 0; y < height; y++)
    for (let i = 0; i < width; i++) if (String(at(i, y)) === '179,71,0') framed++;
  expect(framed).toBeGreaterThan(300);
});

test('stepper: what cannot be shown is refused, as the layer itself would', () => {
  expect(() => stepper({ x: randomNormal([4, 5, 3]), w: randomNormal([2, 2, 5]) })).toThrow(
    'stepper: input has 3 channels, filter expects 5',
  );
  expect(() => stepper({ x: randomNormal([30, 30]), w })).toThrow(/900 numbers/);
  expect(() => stepper({ x, w, start: [3, 0] })).toThrow(/no place of the output/);
  expect(() => stepper({ x, w, start: [0.5, 0] })).toThrow(/no place of the output/);
  expect(() => stepper({ x })).toThrow(ShapeError);
  expect(() => stepper({ x, mode: 'maxPool' })).toThrow(/needs a size/);
  expect(() => stepper({ x, w, stride: 0 })).toThrow(ShapeError);
  expect(() => stepper({ x: randomNormal([2, 4, 5, 1]), w })).toThrow(ShapeError);
});

function expectClose(actual: Tensor, expected: Tensor): void {
  expect(actual.shape).toEqual(expected.shape);
  const [a, b] = [actual, expected].map((values) => [toNestedArray(values)].flat(9) as number[]);
  a.forEach((value, i) => {
    expect(value).toBeCloseTo(b[i], 5);
  });
}
