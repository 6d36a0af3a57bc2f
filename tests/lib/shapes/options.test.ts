import {
  adam,
  adaptiveAvgPoolLayer,
  applyFilter,
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  fit,
  flattenLayer,
  globalAvgPoolLayer,
  im2col,
  leNet,
  loadBackend,
  maxPoolLayer,
  naive,
  randomNormal,
  receptiveField,
  reluLayer,
  sgd,
  tanhLayer,
  tensor,
  zeros,
} from 'convlab';

const [x, w] = [zeros([1, 4, 4, 1]), zeros([3, 3, 1, 1])];
const typo = (options: object): never => options as never;

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
  ['sequential', 'initial', () => leNet(typo({ initial: 1 }))],
  ['sgd', 'lr', () => sgd(typo({ lr: 0.1 }))],
  ['adam', 'lr', () => adam(typo({ lr: 0.1 }))],
])('%s: an option that there is not, %s, is named with those there are', (name, wrong, call) => {
  expect(call).toThrow(TypeError);
  expect(call).toThrow(new RegExp(`^${name}: there is no option '${wrong}', only \\w+(, \\w+)* and \\w+$`));
});

test.each([tanhLayer, flattenLayer, globalAvgPoolLayer])(
  '%p: so it is where a name is all there is',
  (layer) => {
    expect(() => layer(typo({ names: 'a' }))).toThrow(/^\w+: there is no option 'names', only name$/);
  },
);

test.each<[name: string, call: () => unknown, found: string]>([
  ['maxPool2d', () => naive.maxPool2d(x, typo(undefined as never)), 'undefined'],
  ['conv2d', () => naive.conv2d(x, w, null, typo(2 as never)), '2'],
  ['conv2d', () => naive.conv2d(x, w, null, typo(null as never)), 'null'],
  ['conv2dBackward', () => naive.conv2dBackward(zeros([1, 2, 2, 1]), x, w, typo(zeros([1]))), 'a tensor'],
  ['localResponseNorm', () => naive.localResponseNorm(x, typo(null as never)), 'null'],
  ['dropout', () => naive.dropout(x, typo(undefined as never)), 'undefined'],
  ['im2col', () => im2col(x, typo(undefined as never)), 'undefined'],
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
    /^fit: there is no option 'epoch', only backend, .+ and signal$/,
  );
});

test('loadBackend: so it is with an engine that is loaded', async () => {
  await expect(loadBackend('wasm', typo({ thread: 2 }))).rejects.toThrow(
    "loadBackend: there is no option 'thread', only threads and memory",
  );
});
