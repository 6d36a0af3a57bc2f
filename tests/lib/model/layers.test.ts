import { avgPoolLayer, conv2dLayer, localResponseNormLayer, maxPoolLayer, ShapeError } from 'convlab';

const filters = { filters: 4, kernel: 3 };

test.each<[string, () => unknown, string]>([
  [
    'padding as large as the window',
    () => maxPoolLayer({ size: 2, padding: 2 }),
    'maxPoolLayer: padding [2, 2] must be smaller than size [2, 2]',
  ],
  [
    'on one axis',
    () => avgPoolLayer({ size: [3, 2], padding: [1, 2] }),
    'avgPoolLayer: padding [1, 2] must be smaller',
  ],
  [
    'a window without pixels',
    () => maxPoolLayer({ size: 0 }),
    'maxPoolLayer: size must be a whole number of at least 1, not 0',
  ],
  [
    'an even neighbourhood',
    () => localResponseNormLayer({ size: 4 }),
    'localResponseNormLayer: size must be odd',
  ],
  [
    'alpha that is no number',
    () => localResponseNormLayer({ alpha: NaN }),
    'localResponseNormLayer: alpha must be a finite number',
  ],
  [
    'a stride of 0',
    () => conv2dLayer({ ...filters, stride: 0 }),
    'conv2dLayer: stride must be a whole number of at least 1, not 0',
  ],
  [
    'half a group',
    () => conv2dLayer({ ...filters, groups: 0.5 }),
    'conv2dLayer: groups must be a whole number of at least 1, not 0.5',
  ],
  [
    'groups that do not divide',
    () => conv2dLayer({ ...filters, groups: 3 }),
    'conv2dLayer: 3 groups do not divide 4 filters',
  ],
  [
    'a negative padding',
    () => conv2dLayer({ ...filters, padding: -1 }),
    'conv2dLayer: padding must be a whole number of at least 0, not -1',
  ],
  [
    'a padding that there is not',
    () => conv2dLayer({ ...filters, padding: 'full' as never }),
    "conv2dLayer: padding is a number, [height, width], 'same' or 'valid'",
  ],
  [
    'a dilation of 0',
    () => conv2dLayer({ ...filters, dilation: [1, 0] }),
    'conv2dLayer: dilation must be a whole number of at least 1, not 0',
  ],
])('a layer that fits no image is refused when it is made: %s', (_, make, message) => {
  expect(make).toThrow(ShapeError);
  expect(make).toThrow(message);
});

test('what fits some image is made: same padding, windows with gaps, a single channel a group', () => {
  expect(() => [
    maxPoolLayer({ size: 3, stride: 5, padding: 'same' }),
    avgPoolLayer({ size: [3, 2], padding: [2, 1] }),
    conv2dLayer({ filters: 4, kernel: [1, 5], stride: 3, padding: 'same', dilation: [2, 3], groups: 4 }),
    localResponseNormLayer({ size: 5 }),
  ]).not.toThrow();
});
