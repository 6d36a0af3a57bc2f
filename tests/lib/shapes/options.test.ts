import {
  adam,
  adaptiveAvgPoolLayer,
  alexNet,
  allClose,
  applyFilter,
  conv2dLayer,
  convMacs,
  convParameterCount,
  denseLayer,
  dropoutLayer,
  efficientNetLite0,
  fit,
  flattenLayer,
  fullyConnected,
  globalAvgPoolLayer,
  im2col,
  leNet,
  loadBackend,
  maxPoolLayer,
  naive,
  randomNormal,
  receptiveField,
  reluLayer,
  sequential,
  sgd,
  smallAlexNet,
  tanhLayer,
  tensor,
  zeros,
} from 'convlab';

const [x, w] = [zeros([1, 4, 4, 1]), zeros([3, 3, 1, 1])];
const typo = (options: unknown): never => options as never;

test.each<[name: string, wrong: string, call: () => unknown]>([
  ['conv2d', 'strides', () => naive.conv2d(x, w, null, typo({ strides: 2 }))],
  ['conv2dBackward', 'pad', () => naive.conv2dBackward(zeros([1, 2, 2, 1]), x, w, typo({ pad: 0 }))],
  ['maxPool2d', 'kernel', () => naive.maxPool2d(x, typo({ size: 2, kernel: 2 }))],
  ['localResponseNorm', 'k', () => naive.localResponseNorm(x, typo({ k: 1 }))],
  ['im2col', 'size', () => im2col(x, typo({ kernel: 3, size: 3 }))],
  ['conv2dLayer', 'kernelSize', () => conv2dLayer(typo({ filters: 1, kernel: 3, kernelSize: 5 }))],
  ['maxPoolLayer', 'strides', () => maxPoolLayer(typo({ size: 3, strides: 2 }))],
  ['denseLayer', 'activation', () => denseLayer(typo({ units: 1, activation: 'relu' }))],
  ['dropoutLayer', 'p', () => dropoutLayer(typo({ p: 0.1 }))],
  ['dropout', 'p', () => naive.dropout(x, typo({ rate: 0.5, seed: 1, training: true, p: 1 }))],
  ['reluLayer', 'maximum', () => reluLayer(typo({ maximum: 6 }))],
  ['adaptiveAvgPoolLayer', 'output', () => adaptiveAvgPoolLayer(typo({ size: 2, output: 3 }))],
  ['leNet', 'initial', () => leNet(typo({ initial: 1 }))],
  ['sequential', 'layers', () => sequential([flattenLayer()], typo({ layers: 1 }))],
  ['sgd', 'lr', () => sgd(typo({ lr: 0.1 }))],
  ['adam', 'lr', () => adam(typo({ lr: 0.1 }))],
])('%s: an option that there is not, %s, is named with those there are', (name, wrong, call) => {
  expect(call).toThrow(TypeError);
  expect(call).toThrow(
    new RegExp(
      `^${name}: there is no option '${wrong}', only \\w+(, \\w+)* and \\w+(: did you mean \\w+\\?)?$`,
    ),
  );
});

test.each([tanhLayer, flattenLayer, globalAvgPoolLayer])(
  '%p: so it is where a name is all there is',
  (layer) => {
    expect(() => layer(typo({ names: 'a' }))).toThrow(
      /^\w+: there is no option 'names', only name: did you mean name\?$/,
    );
  },
);

test.each<[name: string, call: () => unknown, found: string]>([
  ['maxPool2d', () => naive.maxPool2d(x, typo(undefined)), 'undefined'],
  ['conv2d', () => naive.conv2d(x, w, null, typo(2)), '2'],
  ['conv2d', () => naive.conv2d(x, w, null, typo(null)), 'null'],
  ['conv2dBackward', () => naive.conv2dBackward(zeros([1, 2, 2, 1]), x, w, typo(zeros([1]))), 'a tensor'],
  ['localResponseNorm', () => naive.localResponseNorm(x, typo(null)), 'null'],
  ['dropout', () => naive.dropout(x, typo(undefined)), 'undefined'],
  ['im2col', () => im2col(x, typo(undefined)), 'undefined'],
])('%s: options that are none are told as such', (name, call, found) => {
  expect(call).toThrow(`${name}: the options are an object, such as { stride: 2 }, not ${found}`);
});

test('functions without an engine refuse what they do not know, too', () => {
  expect(() => randomNormal([2], typo({ stddev: 0.01 }))).toThrow(
    "randomNormal: there is no option 'stddev', only mean, std, seed and dtype",
  );
  expect(() => randomNormal([2], { seed: 0.5 })).toThrow('randomNormal: a seed is a whole number, not 0.5');
  expect(() => receptiveField(typo({ kernel: 3, stride: 1 }))).toThrow(
    'receptiveField: the layers are a list',
  );
  expect(() => receptiveField([typo({ kernel: 3, stride: 1, pad: 1 })])).toThrow(
    "receptiveField: there is no option 'pad', only kernel, stride, padding, paddingAfter and dilation: did you mean padding?",
  );
  expect(() => allClose(x, x, typo({ tolerance: 1 }))).toThrow(
    "allClose: there is no option 'tolerance', only rtol and atol",
  );
  const layer = { kernel: 3, inChannels: 2, outChannels: 4 };
  expect(() => convParameterCount(typo({ ...layer, biases: false }))).toThrow(
    "convParameterCount: there is no option 'biases', only kernel, inChannels, outChannels, groups and bias: did you mean bias?",
  );
  expect(() => convMacs(typo({ ...layer, output: 5, group: 2 }))).toThrow(
    "convMacs: there is no option 'group', only output, kernel, inChannels, outChannels and groups: did you mean groups?",
  );
  // what else describes a layer is no mistake
  const described = { ...layer, name: 'conv1', output: 5, stride: 1, padding: 1, bias: true };
  expect([convParameterCount(described), convMacs(described)]).toEqual([76, 25 * 72]);
  expect(receptiveField([described])).toEqual([{ size: 3, jump: 1, start: -1 }]);
  expect(() => tensor([1, 2], 'float64' as never)).toThrow(
    'tensor: a shape is a list of lengths, such as [2, 3], not float64',
  );
});

test('dropout without a word on training is refused: it would drop nothing', () => {
  expect(() => naive.dropout(x, typo({ rate: 0.5, seed: 1 }))).toThrow(
    'dropout: training is true or false, not undefined',
  );
  expect(() => naive.dropout(x, { rate: 0.5, seed: 0.5, training: true })).toThrow(
    'dropout: a seed is a whole number, not 0.5',
  );
});

test('applyFilter: an engine that is not loaded yet is named', () => {
  const loading = loadBackend('wasm') as never;
  expect(() => applyFilter(loading, zeros([4, 4]), zeros([3, 3]))).toThrow(
    'applyFilter: the engine is still loading: write await loadBackend()',
  );
});

test('fit: so it is before anything is learned', async () => {
  const data = { images: x, labels: [0] };
  const options = typo({ backend: naive, optimizer: sgd(), epoch: 3 });
  await expect(fit(leNet(), data as never, options)).rejects.toThrow(
    /^fit: there is no option 'epoch', only backend, .+ and signal: did you mean epochs\?$/,
  );
});

test('loadBackend: so it is with an engine that is loaded', async () => {
  await expect(loadBackend('wasm', typo({ thread: 2 }))).rejects.toThrow(
    "loadBackend: there is no option 'thread', only threads and memory",
  );
});

test.each<[string, (options: never) => unknown, string]>([
  ['alexNet', alexNet, 'variant, classes, inputSize, width, seed and dtype'],
  ['leNet', leNet, 'classes, inputSize, channels, inputShape, activation, seed and dtype'],
  [
    'smallAlexNet',
    smallAlexNet,
    'classes, inputSize, activation, responseNorm, poolSize, width, units, dropout, seed and dtype',
  ],
  ['fullyConnected', fullyConnected, 'hidden, classes, inputShape, seed and dtype'],
  ['efficientNetLite0', efficientNetLite0, 'classes, inputSize, seed and dtype'],
])('%s answers for its own options, and guesses what was meant', (name, build, own) => {
  for (const wrong of ['numClasses', 'num_classes', 'class'])
    expect(() => build({ [wrong]: 10 } as never)).toThrow(
      `${name}: there is no option '${wrong}', only ${own}: did you mean classes?`,
    );
  expect(() => build({ verbose: true } as never)).toThrow(new RegExp(`only ${own}$`));
});

test('a number in quotes is none', () => {
  const rate = typo('0.5');
  expect(() => naive.dropout(x, { rate, seed: 1, training: true })).toThrow(
    "dropout: rate must be at least 0 and below 1, not '0.5'",
  );
  expect(() => dropoutLayer({ rate })).toThrow(
    "dropoutLayer: rate must be at least 0 and below 1, not '0.5'",
  );
  expect(() => naive.relu(x, { max: typo('6') })).toThrow("relu: max must be a number above 0, not '6'");
});

test.each<[string, unknown, string]>([
  ['text', ['0', '1'], 'no numbers ("0")'],
  ['int64', BigInt64Array.from([0n, 1n]), 'BigInts (0n)'],
  ['one-hot rows', [[1, 0, 0]], 'a list of lists'],
  ['a tensor', zeros([2]), 'a tensor'],
])('labels that are %s: the loss says what they should be', (_, labels, found) => {
  expect(() => naive.softmaxCrossEntropy(zeros([2, 3]), labels as never)).toThrow(
    `softmaxCrossEntropy: labels are ${found}: they should be the N class numbers, as in [3, 0, 7]`,
  );
});
