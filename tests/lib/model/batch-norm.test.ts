import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  adam,
  batchNormLayer,
  conv2dLayer,
  denseLayer,
  efficientNetLite0,
  evaluate,
  fit,
  freeze,
  foldBatchNorm,
  globalAvgPoolLayer,
  leNet,
  loadBackend,
  loadWeights,
  naive,
  numericalGradient,
  randomNormal,
  relativeError,
  reluLayer,
  residualLayer,
  saveWeights,
  sequential,
  tensor,
  toNestedArray,
  type BackendName,
  type Model,
} from 'convlab';
import { expectClose, inner } from '../engines/support';

function network(dtype: 'float32' | 'float64' = 'float64'): Model {
  return sequential(
    [
      conv2dLayer({ filters: 4, kernel: 3, stride: 2, bias: false }),
      batchNormLayer(),
      reluLayer(),
      residualLayer([
        conv2dLayer({ filters: 4, kernel: [3, 1], padding: 'same' }),
        batchNormLayer(),
        reluLayer(),
      ]),
      globalAvgPoolLayer(),
      denseLayer({ units: 3 }),
      batchNormLayer({ epsilon: 0.1 }),
    ],
    { inputShape: [7, 8, 2], seed: 2, dtype },
  );
}

const draw = (shape: number[], seed: number): ReturnType<typeof randomNormal> =>
  randomNormal(shape, { seed, mean: 0.5, dtype: 'float64' });

// torch.nn.BatchNorm1d(2), weight [2, -1], bias [0.5, 1], one step in training: PyTorch 2.13, float64.
test('as PyTorch: batch and running statistics', () => {
  const model = sequential([batchNormLayer()], { inputShape: [2], dtype: 'float64' });
  model.parameters[0].value = tensor([2, -1], [2], 'float64');
  model.parameters[1].value = tensor([0.5, 1], [2], 'float64');
  const x = tensor([[1, 4], [2, -2], [6, 1]], [3, 2], 'float64'); // prettier-ignore
  const { out, buffers, backward } = model.record(naive, x);
  expectClose(
    out,
    tensor(
      [-1.351638215648, -0.224743850772, -0.425819107824, 2.224743850772, 3.277457323472, 1.0],
      [3, 2],
      'float64',
    ),
    1e-9,
  );
  expect(toNestedArray(buffers['batchNorm1.mean'])).toEqual([
    expect.closeTo(0.3, 12),
    expect.closeTo(0.1, 12),
  ]);
  expect(toNestedArray(buffers['batchNorm1.variance'])).toEqual([
    expect.closeTo(1.6, 12),
    expect.closeTo(1.8, 12),
  ]);
  const { dx } = backward(tensor([[1, 2], [0, -1], [3, 0.5]], [3, 2], 'float64')); // prettier-ignore
  expectClose(
    dx,
    tensor(
      [0.617210754656, -1.020618e-6, -0.771516915134, 1.020618e-6, 0.154306160478, -0.0],
      [3, 2],
      'float64',
    ),
    1e-9,
  );
});

test('every gradient equals the numeric one', () => {
  const model = network();
  const x = draw([3, 7, 8, 2], 4);
  const dout = draw([3, 3], 5);
  const { dx, gradients } = model.record(naive, x).backward(dout);
  const loss = (moved = x): number => inner(model.record(naive, moved).out, dout);
  expect(relativeError(dx, numericalGradient(loss, x))).toBeLessThan(1e-5);
  for (const parameter of model.parameters) {
    const own = parameter.value;
    const numeric = numericalGradient((moved) => {
      parameter.value = moved;
      return loss();
    }, own);
    parameter.value = own;
    const found = gradients[parameter.name];
    // A bias before a batch normalization changes nothing: its gradient is 0 but for rounding.
    expect(Math.max(...found.data.map((v, i) => Math.abs(v - numeric.data[i])))).toBeLessThan(1e-6);
  }
});

test.each<BackendName>(['im2col', 'wasm', 'tfjs'])('%s agrees with the loops', async (name) => {
  const backend = await loadBackend(name);
  const model = network('float32');
  const x = randomNormal([3, 7, 8, 2], { seed: 4 });
  expectClose(model.forward(backend, x), model.forward(naive, x), 1e-4);
  const [own, loops] = [backend, naive].map((engine) => model.record(engine, x));
  expectClose(own.out, loops.out, 1e-4);
  expectClose(
    own.buffers['residual1.batchNorm1.variance'],
    loops.buffers['residual1.batchNorm1.variance'],
    1e-4,
  );
});

test('fit remembers the statistics; folded, saved and loaded it answers the same', async () => {
  const model = network('float32');
  const images = randomNormal([24, 7, 8, 2], { seed: 1, mean: 2, std: 3 });
  const labels = Array.from({ length: 24 }, (_, i) => i % 3);
  await fit(
    model,
    { images, labels },
    { backend: naive, optimizer: adam(), epochs: 4, batchSize: 8, progress: false },
  );
  const [mean] = model.buffers;
  expect(mean.name).toBe('batchNorm1.mean');
  expect(mean.value.data.every((value) => value !== 0)).toBe(true);
  const plain = foldBatchNorm(model);
  expect(plain.layers.map(({ name }) => name)).toEqual(['conv1', 'relu1', 'residual1', 'pool1', 'dense1']);
  expect(plain.buffers).toEqual([]);
  const out = model.forward(naive, images);
  expectClose(plain.forward(naive, images), out, 1e-5);
  const file = join(mkdtempSync(join(tmpdir(), 'convlab-')), 'bn.safetensors');
  saveWeights(model, file);
  const other = network('float32');
  loadWeights(other, file);
  expectClose(other.forward(naive, images), out, 0);
});

test('what cannot be normalized or folded is refused', () => {
  const alone = sequential([batchNormLayer()], { inputShape: [4] });
  expect(() => alone.record(naive, randomNormal([1, 4], { seed: 1 }))).toThrow(
    'batchNorm: each channel has 1 value, but needs at least 2',
  );
  expect(() => foldBatchNorm(alone)).toThrow('foldBatchNorm: batchNorm1 does not follow a convolution');
  expect(() => batchNormLayer({ momentum: 0 })).toThrow('batchNormLayer: momentum must be above 0');
});

test('10 classes from a network of 1,000: loaded but for the last layer, which alone learns', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'convlab-')), 'net.safetensors');
  const big = leNet({ classes: 1000, seed: 1 });
  saveWeights(big, file);
  const small = leNet({ classes: 10, seed: 2 });
  expect(() => loadWeights(small, file)).toThrow('loadWeights: dense3.w has shape [84, 1000]');
  expect(() => loadWeights(small, file, { except: ['fc'] })).toThrow(
    "loadWeights: there is no layer 'fc' with parameters; there are conv1, conv2, dense1, dense2, dense3",
  );
  expect(loadWeights(small, file, { except: ['dense3'] })).toBe(true);
  freeze(small, { except: ['dense3'] });
  const before = small.parameters.map(({ value }) => value.data.slice());
  const images = randomNormal([20, 28, 28, 1], { seed: 3 });
  const labels = Array.from({ length: 20 }, (_, i) => i % 10);
  const { parameterGradients, out } = small.record(naive, images);
  const learned = parameterGradients(naive.softmaxCrossEntropy(out, labels).dlogits);
  expect(Object.keys(learned)).toEqual(['dense3.w', 'dense3.b']);
  await fit(small, { images, labels }, { backend: naive, optimizer: adam(), progress: false });
  const changed = small.parameters.filter(({ value }, i) => value.data.some((v, k) => v !== before[i][k]));
  expect(changed.map(({ name }) => name)).toEqual(['dense3.w', 'dense3.b']);
  expect(big.parameters[0].value.data).toEqual(small.parameters[0].value.data);
  const { loss } = await evaluate(small, { images, labels }, { backend: naive });
  expect(loss).toBeLessThan(2.3);
});

test('a frozen EfficientNet-Lite0 asks for no gradient but the last layer’s', () => {
  const model = efficientNetLite0({ classes: 3, inputSize: 32 });
  freeze(model, { except: ['fc'] });
  const learning = model.parameters.filter(({ frozen }) => !frozen).map(({ name }) => name);
  expect(learning).toEqual(['fc.w', 'fc.b']);
});
