import {
  alexNet,
  fullyConnected,
  leNet,
  naive,
  randomNormal,
  ShapeError,
  smallAlexNet,
  timeLayers,
  type Model,
} from 'convlab';

const field = (model: Model, names: readonly string[]): unknown[] =>
  names.map((name) => model.summary().layers.find((layer) => layer.name === name)?.receptiveField);
const sumOf = (model: Model, kind: string, key: 'parameters' | 'macs'): number =>
  model.summary().layers.reduce((sum, layer) => (layer.kind === kind ? sum + layer[key] : sum), 0);

test.each([
  ['grouped', 60_965_224],
  ['single', 62_378_344],
  ['torchvision', 61_100_840],
] as const)('alexNet %s has %d parameters', (variant, count) => {
  const model = alexNet({ variant });
  expect(model.parameterCount).toBe(count);
  expect(model.summary().parameterCount).toBe(count);
  expect(model.outputShape).toEqual([1000]);
});

test("alexNet, the paper's: parameters of each convolution, MACs, and what FC layers hold", () => {
  const model = alexNet();
  const conv = model.summary().layers.filter(({ kind }) => kind === 'conv2d');
  expect(conv.map(({ parameters }) => parameters)).toEqual([34_944, 307_456, 885_120, 663_936, 442_624]);
  expect((model.macs / 1e6).toFixed(1)).toBe('724.4');
  expect(((100 * sumOf(model, 'dense', 'parameters')) / model.parameterCount).toFixed(1)).toBe('96.2');
  expect(((100 * sumOf(model, 'dense', 'macs')) / model.macs).toFixed(1)).toBe('8.1');
});

test('alexNet: receptive fields 11, 19, 51, 67, 99, 131, 163, 195', () => {
  const names = ['conv1', 'pool1', 'conv2', 'pool2', 'conv3', 'conv4', 'conv5', 'pool5'];
  expect(field(alexNet(), names)).toEqual([11, 19, 51, 67, 99, 131, 163, 195]);
  expect(field(alexNet(), ['norm1', 'fc6'])).toEqual([11, null]);
});

test('alexNet on 224 × 224: the sizes floor, and the summary says so', () => {
  expect(alexNet().layers[0].outputShape).toEqual([55, 55, 96]);
  expect(
    alexNet()
      .summary()
      .layers.every(({ note }) => note === undefined),
  ).toBe(true);
  const small = alexNet({ inputSize: 224 });
  expect(small.layers[0].outputShape).toEqual([54, 54, 96]);
  expect(String(small.summary())).toContain(
    'conv1: (224 − 11) / 4 + 1 = 54.25, so a window stands at 54 places',
  );
  expect(small.parameterCount).toBe(49_430_888);
});

test('a toy alexNet of each variant answers and learns', () => {
  for (const variant of ['grouped', 'single', 'torchvision'] as const) {
    const model = alexNet({ variant, inputSize: 67, width: 1 / 32, classes: 3, seed: 1 });
    const x = randomNormal([2, 67, 67, 3], { seed: 2 });
    const { out, backward } = model.record(naive, x, { seed: 3 });
    expect(out.shape).toEqual([2, 3]);
    const { dx, gradients } = backward(naive.softmaxCrossEntropy(out, [0, 2]).dlogits);
    expect(dx.shape).toEqual(x.shape);
    for (const { name, shape } of model.parameters) expect(gradients[name].shape).toEqual(shape);
  }
  expect(() => alexNet({ variant: 'double' as 'single' })).toThrow("alexNet: there is no variant 'double'");
});

test('leNet: 61,706 parameters; smaller images are padded to 32', () => {
  expect(leNet().parameterCount).toBe(61_706);
  expect(leNet({ inputSize: 32, classes: 14 }).layers[0].outputShape).toEqual([28, 28, 6]);
  expect(leNet({ inputShape: [20, 28, 3] }).layers[0].outputShape).toEqual([28, 28, 6]);
});

test('leNet before training: the loss is ln(classes)', () => {
  const x = randomNormal([8, 28, 28, 1], { seed: 1 });
  const { loss } = naive.softmaxCrossEntropy(leNet({ seed: 4 }).forward(naive, x), [0, 1, 2, 3, 4, 5, 6, 7]);
  expect(Math.abs(loss - Math.log(10))).toBeLessThan(0.05);
});

test('smallAlexNet: eight layers that learn; each part of 2012 can be switched off', () => {
  const kindsOf = (model: Model): string[] => model.layers.map(({ kind }) => kind);
  const whole = smallAlexNet({ seed: 1 });
  expect(whole.parameterCount).toBe(41_706);
  expect(whole.layers.filter(({ parameterCount }) => parameterCount > 0)).toHaveLength(8);
  expect(whole.layers.filter(({ kind }) => kind === 'maxPool').map(({ outputShape }) => outputShape)).toEqual(
    [
      [6, 6, 8],
      [2, 2, 16],
    ],
  );
  expect(kindsOf(smallAlexNet({ activation: 'tanh' }))).toEqual(
    kindsOf(whole).map((kind) => (kind === 'relu' ? 'tanh' : kind)),
  );
  const without = (kind: string): string[] => kindsOf(whole).filter((one) => one !== kind);
  expect(kindsOf(smallAlexNet({ responseNorm: false }))).toEqual(without('localResponseNorm'));
  expect(kindsOf(smallAlexNet({ dropout: 0 }))).toEqual(without('dropout'));
  const apart = smallAlexNet({ poolSize: 2, classes: 7 });
  expect(apart.layers.find(({ name }) => name === 'pool1')?.outputShape).toEqual([7, 7, 8]);
  expect(apart.outputShape).toEqual([7]);
  const wide = smallAlexNet({ width: 2, units: 300, inputSize: 32 });
  expect(wide.inputShape).toEqual([32, 32, 1]);
  expect(wide.layers.find(({ name }) => name === 'conv2')?.outputShape).toEqual([7, 7, 32]);
  expect(wide.layers.find(({ name }) => name === 'dense2')?.outputShape).toEqual([300]);
});

test('timeLayers: the answers of activations, each with a time', () => {
  const model = alexNet({ inputSize: 67, width: 1 / 32, classes: 3, seed: 1 });
  const x = randomNormal([2, 67, 67, 3], { seed: 2 });
  const timed = timeLayers(model, naive, x, { attempts: 2 });
  expect(timed.map(({ name, kind, out }) => ({ name, kind, out }))).toEqual(model.activations(naive, x));
  expect(timed.every(({ ms }) => ms >= 0 && ms < 60_000)).toBe(true);
  expect(() => timeLayers(model, naive, x, { attempts: 0 })).toThrow('timeLayers: attempts');
  expect(() => timeLayers(model, naive, randomNormal([2, 10, 12, 3]))).toThrow(ShapeError);
});

test('fullyConnected: dense layers with ReLU between, none after the last, and a first loss of ln(classes)', () => {
  const model = fullyConnected({ hidden: [7, 4], classes: 3, inputShape: [5, 6, 2], seed: 1 });
  expect(model.layers.map(({ kind }) => kind)).toEqual([
    'flatten',
    'dense',
    'relu',
    'dense',
    'relu',
    'dense',
  ]);
  expect(model.parameterCount).toBe(60 * 7 + 7 + 7 * 4 + 4 + 4 * 3 + 3);
  const logits = model.forward(naive, randomNormal([20, 5, 6, 2], { seed: 2 }));
  const labels = Array.from({ length: 20 }, (_, i) => i % 3);
  expect(Math.abs(naive.softmaxCrossEntropy(logits, labels).loss - Math.log(3))).toBeLessThan(0.05);
  expect(fullyConnected({ inputShape: [28, 28, 1] }).parameterCount).toBe(7850);
});

test('an activation, width or rate that there is not is refused', () => {
  const activation = 'sigmoid' as 'relu';
  expect(() => leNet({ activation })).toThrow(
    "leNet: there is no activation 'sigmoid': take 'relu' or 'tanh'",
  );
  expect(() => smallAlexNet({ activation })).toThrow("smallAlexNet: there is no activation 'sigmoid'");
  expect(() => alexNet({ width: -3 })).toThrow('alexNet: width must be a finite number above 0, not -3');
  expect(() => alexNet({ width: NaN })).toThrow(ShapeError);
  expect(() => smallAlexNet({ dropout: -0.5 })).toThrow('smallAlexNet: rate must be at least 0 and below 1');
});
