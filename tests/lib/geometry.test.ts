import * as fc from 'fast-check';
import { ShapeError } from '../../lib/errors';
import {
  convMacs,
  convParameterCount,
  denseParameterCount,
  outputSize,
  receptiveField,
  samePadding,
  type LayerWindow,
} from '../../lib/geometry';

const sizes = {
  input: fc.integer({ min: 1, max: 40 }),
  kernel: fc.integer({ min: 1, max: 7 }),
  stride: fc.integer({ min: 1, max: 5 }),
  padding: fc.nat(4),
  dilation: fc.integer({ min: 1, max: 3 }),
};

describe('outputSize', () => {
  test.each([
    [[32, 5, 1, 2], 32],
    [[227, 11, 4], 55],
    [[224, 11, 4], 54], // 54.25: the last pixels are never seen
    [[224, 11, 4, 2], 55],
    [[7, 3, 2], 3],
    [[7, 3, 3], 2], // 2.33
    [[9, 3, 1, 0, 4], 1],
    [[5, 5], 1],
  ])('%j gives %d', (sizes, output) => {
    expect(outputSize(...(sizes as [number, number]))).toBe(output);
  });

  test('is the number of places that one finds by trying', () => {
    fc.assert(
      fc.property(fc.record(sizes), ({ input, kernel, stride, padding, dilation }) => {
        let places = 0;
        for (let at = -padding; at + dilation * (kernel - 1) < input + padding; at += stride) places++;
        if (places > 0) expect(outputSize(input, kernel, stride, padding, dilation)).toBe(places);
        else expect(() => outputSize(input, kernel, stride, padding, dilation)).toThrow(ShapeError);
      }),
    );
  });

  test.each([
    [[4, 5], /^outputSize: a window of 5 does not fit an input of 4: .*padding of at least 1/],
    [[4, 5, 1, 0, 2], /window of 9 does not fit an input of 4/],
    [[4, 9, 1, 2], /window of 9 does not fit an input of 8 \(4 and 4 of padding\).*at least 3/],
    [[0, 1], /input size .*at least 1, not 0/],
    [[4, 0], /kernel size .*not 0/],
    [[4, 2, 0], /stride .*not 0/],
    [[4, 2, 1.5], /stride .*not 1.5/],
    [[4, 2, NaN], /stride .*not NaN/],
    [[4, 2, 1, -1], /padding .*at least 0, not -1/],
    [[4, 2, 1, 0.5], /padding .*not 0.5/],
    [[4, 2, 1, 0, 0], /dilation .*not 0/],
  ])('refuses %j', (sizes, message) => {
    expect(() => outputSize(...(sizes as [number, number]))).toThrow(ShapeError);
    expect(() => outputSize(...(sizes as [number, number]))).toThrow(message);
  });
});

describe('samePadding', () => {
  test.each([
    [
      [6, 3, 2],
      [0, 1],
    ],
    [
      [7, 3, 2],
      [1, 1],
    ],
    [
      [5, 4, 1],
      [1, 2],
    ],
    [
      [32, 5],
      [2, 2],
    ],
    [
      [5, 1, 3],
      [0, 0],
    ],
  ])('%j gives %j', (sizes, padding) => {
    expect(samePadding(...(sizes as [number, number]))).toEqual(padding);
  });

  test('gives ⌈input / stride⌉ outputs, the odd zero after, and no zero in vain', () => {
    fc.assert(
      fc.property(fc.record(sizes), ({ input, kernel, stride }) => {
        const [before, after] = samePadding(input, kernel, stride);
        const padded = input + before + after;
        const places = Math.floor((padded - kernel) / stride) + 1;
        if (padded >= kernel) expect(places).toBe(Math.ceil(input / stride));
        expect([0, 1]).toContain(after - before);
        if (before + after > 0) expect((places - 1) * stride + kernel).toBe(padded);
      }),
    );
  });

  test('refuses what is no size', () => {
    expect(() => samePadding(5, 3, 0)).toThrow(/^samePadding: stride .*not 0/);
    expect(() => samePadding(5.5, 3)).toThrow(ShapeError);
  });
});

describe('the lecture: 32 × 32 × 3, ten filters of 5 × 5, the same size', () => {
  const filters = { kernel: [5, 5] as const, inChannels: 3, outChannels: 10 };
  const [oh, ow] = [outputSize(32, 5, 1, 2), outputSize(32, 5, 1, 2)];

  test('the convolution has 760 parameters', () => {
    expect([oh, ow, convParameterCount(filters)]).toEqual([32, 32, 760]);
  });

  test('locally connected it would have 778,240, fully connected 31,467,520', () => {
    expect(oh * ow * convParameterCount(filters)).toBe(778_240);
    expect(denseParameterCount(32 * 32 * 3, oh * ow * 10)).toBe(31_467_520);
  });

  test('multiply-adds: every weight once a place', () => {
    expect(convMacs({ output: [oh, ow], ...filters })).toBe(32 * 32 * 750);
  });
});

describe('AlexNet', () => {
  // kernel, channels in, filters, groups, size of the map: Krizhevsky et al. 2012, section 3.5
  const convolutions = [
    [11, 3, 96, 1, 55],
    [5, 96, 256, 2, 27],
    [3, 256, 384, 1, 13],
    [3, 384, 384, 2, 13],
    [3, 384, 256, 2, 13],
  ] as const;
  const dense = [
    [9216, 4096],
    [4096, 4096],
    [4096, 1000],
  ] as const;
  const layers = convolutions.map(([k, inChannels, outChannels, groups, size]) => ({
    kernel: [k, k] as const,
    inChannels,
    outChannels,
    groups,
    output: [size, size] as const,
  }));
  const sum = (values: number[]): number => values.reduce((a, b) => a + b);
  const ofDense = sum(dense.map(([inputs, outputs]) => denseParameterCount(inputs, outputs)));

  test('parameters of each convolution, and of all', () => {
    const counts = layers.map(convParameterCount);
    expect(counts).toEqual([34_944, 307_456, 885_120, 663_936, 442_624]);
    expect(sum(counts) + ofDense).toBe(60_965_224);
    const single = layers.map((layer) => convParameterCount({ ...layer, groups: 1 }));
    expect(sum(single) + ofDense).toBe(62_378_344);
  });

  test('724.4 M multiply-adds; dense layers hold 96.2 % of the parameters and 8.1 % of the work', () => {
    const work = sum(layers.map(convMacs));
    const denseWork = sum(dense.map(([inputs, outputs]) => inputs * outputs));
    expect((work + denseWork) / 1e6).toBeCloseTo(724.4, 1);
    expect((100 * ofDense) / 60_965_224).toBeCloseTo(96.2, 1);
    expect((100 * denseWork) / (work + denseWork)).toBeCloseTo(8.1, 1);
  });

  const chain: LayerWindow[] = [
    { kernel: 11, stride: 4 },
    { kernel: 3, stride: 2 },
    { kernel: 5, stride: 1, padding: 2 },
    { kernel: 3, stride: 2 },
    { kernel: 3, stride: 1, padding: 1 },
    { kernel: 3, stride: 1, padding: 1 },
    { kernel: 3, stride: 1, padding: 1 },
    { kernel: 3, stride: 2 },
  ];

  test('receptive fields conv1 … pool5', () => {
    expect(receptiveField(chain).map(({ size }) => size)).toEqual([11, 19, 51, 67, 99, 131, 163, 195]);
    expect(receptiveField(chain).map(({ jump }) => jump)).toEqual([4, 8, 8, 16, 16, 16, 16, 32]);
    expect(receptiveField(chain).map(({ start }) => start)).toEqual([0, 0, -16, -16, -32, -48, -64, -64]);
  });
});

test('receptiveField: agrees with walking back from output 0 to the pixels it sees', () => {
  const layer = fc.record({
    kernel: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.nat(3),
    dilation: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(fc.array(layer, { minLength: 1, maxLength: 5 }), (layers) => {
      const pixels = (output: number): [first: number, last: number] =>
        layers.reduceRight<[number, number]>(
          ([first, last], { kernel, stride, padding, dilation }) => [
            first * stride - padding,
            last * stride - padding + dilation * (kernel - 1),
          ],
          [output, output],
        );
      const { size, jump, start } = receptiveField(layers)[layers.length - 1];
      const [first, last] = pixels(0);
      expect([start, size]).toEqual([first, last - first + 1]);
      expect(jump).toBe(pixels(1)[0] - first);
    }),
  );
});

test('counts take one number for both axes, as layers do', () => {
  const channels = { inChannels: 3, outChannels: 10 };
  expect(convParameterCount({ kernel: 5, ...channels })).toBe(760);
  expect(convMacs({ output: 7, kernel: 5, ...channels })).toBe(
    convMacs({ output: [7, 7], kernel: [5, 5], ...channels }),
  );
  expect(() => convParameterCount({ kernel: undefined as unknown as number, ...channels })).toThrow(
    'convParameterCount: kernel size is a number or [height, width], not undefined',
  );
  expect(() => convParameterCount({ kernel: [5, 5, 3] as never, ...channels })).toThrow(
    'kernel size is a number or [height, width], not [5,5,3]',
  );
  expect(() => convParameterCount({ kernel: ['5', 5] as never, ...channels })).toThrow(
    'kernel size must be a whole number of at least 1, not "5"',
  );
  expect(() => convMacs({ output: 7n as never, kernel: 5, ...channels })).toThrow('[height, width], not 7n');
  expect(() => convMacs({ output: null as never, kernel: 5, ...channels })).toThrow(
    'convMacs: output size is',
  );
});

test('counts refuse what is no size', () => {
  const layer = { kernel: [3, 2] as const, inChannels: 4, outChannels: 6 };
  expect(() => convParameterCount({ ...layer, groups: 3 })).toThrow(
    'convParameterCount: 3 groups do not divide 4 input channels',
  );
  expect(() => convParameterCount({ ...layer, kernel: [3, 0] })).toThrow(/kernel size .*not 0/);
  expect(() => convMacs({ ...layer, output: [4, NaN] })).toThrow(/^convMacs: output size .*not NaN/);
  expect(() => convMacs({ ...layer, output: [4, 5], groups: 4 })).toThrow(/4 groups do not divide 6 filters/);
  expect(() => denseParameterCount(3, 1.5)).toThrow(ShapeError);
  expect(() => receptiveField([{ kernel: 3, stride: 0 }])).toThrow(/^receptiveField: stride .*not 0/);
  expect(convParameterCount({ ...layer, bias: false, groups: 2 })).toBe(72);
  expect(denseParameterCount(3, 2, false)).toBe(6);
});
