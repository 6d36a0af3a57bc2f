import ndarray from 'ndarray';
import type { Backend, ConvOptions, LayerGradients, PoolOptions } from '../../../lib/backend';
import { ShapeError } from '../../../lib/errors';
import { tensor, zeros, type Tensor } from '../../../lib/tensor';
import type { Engine } from './support';

const x = (): Tensor => zeros([2, 6, 7, 4]);
const w = (): Tensor => zeros([3, 2, 4, 6]);
const ints = ndarray(new Int32Array(2 * 6 * 7 * 4), [2, 6, 7, 4]) as unknown as Tensor;
const nested = [[1, 2]] as unknown as Tensor;
const double = (shape: number[]): Tensor => zeros(shape, 'float64');

type Case = readonly [what: string, call: (b: Backend) => unknown, message: RegExp];

/** The same mistake in conv2d and in conv2dBackward: x, w and options are wrong, whatever b and dout are. */
function inConvolution(
  what: string,
  message: RegExp,
  image: Tensor,
  filters: Tensor,
  options?: unknown,
): Case[] {
  const o = options as ConvOptions;
  return [
    [what, (b): Tensor => b.conv2d(image, filters, null, o), named('conv2d', message)],
    [
      what,
      (b): LayerGradients => b.conv2dBackward(zeros([2, 4, 6, 6]), image, filters, o),
      named('conv2dBackward', message),
    ],
  ];
}

function inPooling(what: string, message: RegExp, image: Tensor, options: unknown): Case[] {
  const o = options as PoolOptions;
  const dout = zeros([2, 3, 3, 4]);
  return (['maxPool2d', 'avgPool2d'] as const).flatMap((kind): Case[] => [
    [what, (b): Tensor => b[kind](image, o), named(kind, message)],
    [what, (b): Tensor => b[`${kind}Backward`](dout, image, o), named(`${kind}Backward`, message)],
  ]);
}

function inNorm(what: string, message: RegExp, image: Tensor, options?: object): Case[] {
  return [
    [what, (b): Tensor => b.localResponseNorm(image, options), named('localResponseNorm', message)],
    [
      what,
      (b): Tensor => b.localResponseNormBackward(x(), image, options),
      named('localResponseNormBackward', message),
    ],
  ];
}

function inDense(what: string, message: RegExp, input: Tensor, weights: Tensor): Case[] {
  return [
    [what, (b): Tensor => b.dense(input, weights, null), named('dense', message)],
    [
      what,
      (b): LayerGradients => b.denseBackward(zeros([2, 3]), input, weights),
      named('denseBackward', message),
    ],
  ];
}

/** The message begins with the function's name. */
function named(name: string, message: RegExp): RegExp {
  return new RegExp(`^${name}: .*${message.source}`, 's');
}

const wrongNumbers = [0, -1, 1.5, NaN, Infinity];

const cases: Case[] = [
  ...inConvolution(
    'channels',
    /input has 3 channels, filter expects 5$/,
    zeros([2, 6, 7, 3]),
    zeros([3, 2, 5, 6]),
  ),
  ...inConvolution('rank of x', /input has 3 axes.*needs 4/, zeros([6, 7, 4]), w()),
  ...inConvolution('rank of w', /filter has 2 axes.*needs 4/, x(), zeros([3, 2])),
  ...inConvolution('x an integer array', /input is not a tensor of floats/, ints, w()),
  ...inConvolution('w a nested array', /filter is not a tensor of floats/, x(), nested),
  ...inConvolution('dtypes that differ', /input is float32, filter is float64/, x(), double([3, 2, 4, 6])),
  ...inConvolution('an empty batch', /batch is empty: N is 0/, zeros([0, 6, 7, 4]), w()),
  ...inConvolution('no pixels', /input height .*at least 1, not 0/, zeros([2, 0, 7, 4]), w()),
  ...inConvolution('no filters', /output channels .*at least 1, not 0/, x(), zeros([3, 2, 4, 0])),
  ...inConvolution('an empty filter', /kernel width .*at least 1, not 0/, x(), zeros([3, 0, 4, 6])),
  ...inConvolution('groups and channels', /3 groups do not divide 4 input channels/, x(), w(), { groups: 3 }),
  ...inConvolution('groups and filters', /2 groups do not divide 5 filters/, x(), zeros([3, 2, 2, 5]), {
    groups: 2,
  }),
  ...inConvolution('channels in groups', /input has 4 channels, 2 groups of filters expect 8/, x(), w(), {
    groups: 2,
  }),
  ...inConvolution('a filter too high', /window of 7 does not fit an input of 6/, x(), zeros([7, 2, 4, 6])),
  ...inConvolution(
    'a filter too wide',
    /window of 12 does not fit an input of 11/,
    x(),
    zeros([3, 12, 4, 6]),
    { padding: [0, 2] },
  ),
  ...inConvolution('dilation too wide', /window of 9 does not fit an input of 7/, x(), w(), {
    dilation: [1, 8],
  }),
  ...inConvolution('a padding of that name', /padding is .*not 'full'/, x(), w(), { padding: 'full' }),
  ...inConvolution('three strides', /stride is a number or \[height, width\], not \[1,2,3\]/, x(), w(), {
    stride: [1, 2, 3],
  }),
  ...inConvolution('stride null', /stride is a number or \[height, width\], not null/, x(), w(), {
    stride: null,
  }),
  ...inConvolution('padding −1', /padding .*at least 0, not -1/, x(), w(), { padding: [0, -1] }),
  ...inConvolution('padding NaN', /padding .*at least 0, not NaN/, x(), w(), { padding: NaN }),
  ...wrongNumbers.flatMap((value) => [
    ...inConvolution(`stride ${value}`, new RegExp(`stride .*at least 1, not ${value}`), x(), w(), {
      stride: [1, value],
    }),
    ...inConvolution(`dilation ${value}`, new RegExp(`dilation .*at least 1, not ${value}`), x(), w(), {
      dilation: value,
    }),
    ...inConvolution(`groups ${value}`, new RegExp(`groups .*at least 1, not ${value}`), x(), w(), {
      groups: value,
    }),
    ...inPooling(`size ${value}`, new RegExp(`size .*at least 1, not ${value}`), x(), { size: [2, value] }),
    ...inPooling(`stride ${value}`, new RegExp(`stride .*at least 1, not ${value}`), x(), {
      size: 2,
      stride: value,
    }),
    ...inNorm(`size ${value}`, new RegExp(`size .*at least 1, not ${value}`), x(), { size: value }),
  ]),
  [
    'bias',
    (b) => b.conv2d(x(), w(), zeros([5])),
    /^conv2d: bias has shape \[5\], but there are 6 filters: \[6\]/,
  ],
  ['bias dtype', (b) => b.conv2d(x(), w(), double([6])), /^conv2d: input is float32, bias is float64/],
  [
    'dout of a convolution',
    (b) => b.conv2dBackward(zeros([2, 4, 5, 6]), x(), w()),
    /^conv2dBackward: dout has shape \[2, 4, 5, 6\], the output is \[2, 4, 6, 6\]/,
  ],
  [
    'dtype of dout',
    (b) => b.conv2dBackward(double([2, 4, 6, 6]), x(), w()),
    /^conv2dBackward: input is float32, dout is float64/,
  ],
  ...inPooling('rank', /input has 3 axes/, zeros([6, 7, 4]), { size: 2 }),
  ...inPooling('not a tensor', /input is not a tensor of floats/, nested, { size: 2 }),
  ...inPooling('integers', /input is not a tensor of floats/, ints, { size: 2 }),
  ...inPooling('an empty batch', /N is 0/, zeros([0, 6, 7, 4]), { size: 2 }),
  ...inPooling('a window too large', /window of 8 does not fit an input of 7/, x(), { size: [2, 8] }),
  ...inPooling('padding as large as size', /padding \[1, 3\] must be smaller than size \[2, 3\]/, x(), {
    size: [2, 3],
    padding: [1, 3],
  }),
  ...inPooling('padding −1', /padding .*at least 0, not -1/, x(), { size: 2, padding: -1 }),
  [
    'dout of a pooling',
    (b) => b.maxPool2dBackward(zeros([2, 3, 4, 4]), x(), { size: 2 }),
    /^maxPool2dBackward: dout has shape \[2, 3, 4, 4\], the output is \[2, 3, 3, 4\]/,
  ],
  [
    'dout of a pooling',
    (b) => b.avgPool2dBackward(zeros([2, 3, 3]), x(), { size: 2 }),
    /^avgPool2dBackward: dout has shape \[2, 3, 3\], the output is \[2, 3, 3, 4\]/,
  ],
  ...inDense('features', /input has 5 features, weights expect 4/, zeros([2, 5]), zeros([4, 3])),
  ...inDense('rank', /input has 4 axes.*needs 2/, x(), zeros([4, 3])),
  ...inDense('dtypes', /input is float32, weights is float64/, zeros([2, 4]), double([4, 3])),
  ...inDense('an empty batch', /N is 0/, zeros([0, 4]), zeros([4, 3])),
  ...inDense('not a tensor', /weights is not a tensor of floats/, zeros([2, 4]), nested),
  [
    'bias',
    (b) => b.dense(zeros([2, 4]), zeros([4, 3]), zeros([4])),
    /^dense: bias has shape \[4\], but there are 3 outputs/,
  ],
  [
    'dout of dense',
    (b) => b.denseBackward(zeros([3, 3]), zeros([2, 4]), zeros([4, 3])),
    /^denseBackward: dout has shape \[3, 3\], the output is \[2, 3\]/,
  ],
  ['not a tensor', (b) => b.relu(nested), /^relu: input is not a tensor of floats/],
  [
    'dout of relu',
    (b) => b.reluBackward(zeros([2, 4]), zeros([2, 3])),
    /^reluBackward: dout has shape \[2, 4\], the output is \[2, 3\]/,
  ],
  [
    'not a tensor',
    (b) => b.reluBackward(zeros([1, 2]), nested),
    /^reluBackward: input is not a tensor of floats/,
  ],
  ...inNorm('rank', /input has 2 axes.*needs 4/, zeros([2, 3])),
  ...inNorm('an even size', /size must be odd.*not 4/, x(), { size: 4 }),
  ...inNorm('alpha', /alpha must be a finite number, not NaN/, x(), { alpha: NaN }),
  ...inNorm('an empty batch', /N is 0/, zeros([0, 6, 7, 4])),
  [
    'dout of a norm',
    (b) => b.localResponseNormBackward(zeros([2, 6, 7, 3]), x()),
    /^localResponseNormBackward: dout has shape \[2, 6, 7, 3\], the output is \[2, 6, 7, 4\]/,
  ],
  [
    'not a tensor',
    (b) => b.dropout(nested, { rate: 0.5, seed: 1, training: true }),
    /^dropout: input is not a tensor of floats/,
  ],
  [
    'rank of logits',
    (b) => b.softmaxCrossEntropy(zeros([3]), [0]),
    /^softmaxCrossEntropy: logits has 1 axes.*needs 2/,
  ],
  [
    'how many labels',
    (b) => b.softmaxCrossEntropy(zeros([3, 4]), [0, 1]),
    /^softmaxCrossEntropy: 3 rows of logits, but 2 labels/,
  ],
  ['an empty batch', (b) => b.softmaxCrossEntropy(zeros([0, 4]), []), /^softmaxCrossEntropy: .*N is 0/],
];

/** Every mistake is refused alike on every engine: a ShapeError with the function's name and both numbers. */
export function errorSuite(engine: Engine): void {
  test.each(cases)('refuses: %s (%#)', (_, call, message) => {
    const refusal = caught(() => call(engine()));
    expect(refusal).toBeInstanceOf(ShapeError);
    expect(refusal).toBeInstanceOf(RangeError);
    expect((refusal as Error).message).toMatch(message);
  });

  test.each([4, -1, 1.5, NaN])('softmaxCrossEntropy refuses label %d, a RangeError', (label) => {
    const refusal = caught(() => engine().softmaxCrossEntropy(zeros([3, 4]), [0, 3, label]));
    expect(refusal).toBeInstanceOf(RangeError);
    expect((refusal as Error).message).toMatch(
      new RegExp(`^softmaxCrossEntropy: label ${label} of row 2.*4 classes`),
    );
  });

  test.each([1, 1.5, -0.1, NaN])('dropout refuses rate %d, a RangeError', (rate) => {
    const refusal = caught(() => engine().dropout(tensor([1]), { rate, seed: 1, training: true }));
    expect(refusal).toBeInstanceOf(RangeError);
    expect((refusal as Error).message).toMatch(new RegExp(`^dropout: rate .*not ${rate}`));
  });
}

function caught(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}
