import {
  avgPoolLayer,
  adaptiveAvgPoolLayer,
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  flattenLayer,
  fullyConnected,
  leNet,
  loadBackend,
  localResponseNormLayer,
  maxPoolLayer,
  naive,
  numericalGradient,
  randomNormal,
  relativeError,
  reluLayer,
  sequential,
  ShapeError,
  tanhLayer,
  timeLayers,
  zeros,
  type Model,
} from 'convlab';

/** Every kind of layer once, nothing square. */
const everyKind = () =>
  sequential(
    [
      conv2dLayer({ filters: 4, kernel: [3, 2], stride: [1, 2], padding: [1, 0] }),
      localResponseNormLayer({ size: 3, alpha: 0.1 }),
      tanhLayer(),
      maxPoolLayer({ size: [2, 3], stride: 1 }),
      conv2dLayer({ filters: 6, kernel: 2, groups: 2, dilation: [1, 2], bias: false }),
      reluLayer(),
      avgPoolLayer({ size: [2, 1] }),
      adaptiveAvgPoolLayer({ size: [2, 3] }),
      flattenLayer(),
      dropoutLayer({ rate: 0.25 }),
      denseLayer({ units: 5 }),
    ],
    { inputShape: [7, 14, 2], seed: 3, dtype: 'float64' },
  );

test('gradients of a whole network: every parameter and the input, against numeric ones', () => {
  const model = everyKind();
  const x = randomNormal([2, 7, 14, 2], { seed: 5, dtype: 'float64' });
  const labels = [3, 1];
  const lossOf = (input = x): number =>
    naive.softmaxCrossEntropy(model.record(naive, input, { seed: 9 }).out, labels).loss;
  const { out, backward } = model.record(naive, x, { seed: 9 });
  const { dx, gradients } = backward(naive.softmaxCrossEntropy(out, labels).dlogits);
  expect(relativeError(dx, numericalGradient(lossOf, x))).toBeLessThan(1e-5); // the smallest gradients are near the noise of differences
  for (const parameter of model.parameters) {
    const { value } = parameter;
    const numeric = numericalGradient((changed) => {
      parameter.value = changed;
      return lossOf();
    }, value);
    parameter.value = value;
    expect(gradients[parameter.name].data.some((one) => one !== 0)).toBe(true);
    expect([parameter.name, relativeError(gradients[parameter.name], numeric) < 1e-5]).toEqual([
      parameter.name,
      true,
    ]);
  }
});

test('names, shapes, counts and receptive fields come from the layers', () => {
  const model = everyKind();
  expect(model.parameters.map(({ name }) => name)).toEqual([
    'conv1.w',
    'conv1.b',
    'conv2.w',
    'dense1.w',
    'dense1.b',
  ]);
  expect(model.layers.map(({ outputShape }) => outputShape)).toEqual([
    [7, 7, 4],
    [7, 7, 4],
    [7, 7, 4],
    [6, 5, 4],
    [5, 3, 6],
    [5, 3, 6],
    [2, 3, 6],
    [2, 3, 6],
    [36],
    [36],
    [5],
  ]);
  const seen = model.activations(naive, randomNormal([2, 7, 14, 2], { dtype: 'float64' }));
  expect(seen.map(({ out }) => out.shape)).toEqual(
    model.layers.map(({ outputShape }) => [2, ...outputShape]),
  );
  const { layers, parameterCount, macs } = model.summary();
  expect(layers.map(({ receptiveField }) => receptiveField).slice(0, 7)).toEqual([
    [3, 2],
    [3, 2],
    [3, 2],
    [4, 6],
    [5, 10],
    [5, 10],
    [6, 10],
  ]);
  expect(layers.slice(7).map(({ receptiveField }) => receptiveField)).toEqual([
    [6, 10],
    [6, 10],
    [6, 10],
    null,
  ]);
  expect([parameterCount, macs]).toEqual([model.parameterCount, model.macs]);
  expect(parameterCount).toBe(3 * 2 * 2 * 4 + 4 + 2 * 2 * 2 * 6 + 36 * 5 + 5);
  expect(macs).toBe(7 * 7 * 48 + 5 * 3 * 48 + 180);
});

test('forward gives what the layers give by hand; activations gives each on the way', () => {
  const model = sequential([conv2dLayer({ filters: 3, kernel: 2 }), reluLayer(), flattenLayer()], {
    inputShape: [4, 5, 2],
  });
  const x = randomNormal([2, 4, 5, 2], { seed: 2 });
  const [w, b] = model.parameters.map(({ value }) => value);
  const maps = naive.conv2d(x, w, b);
  const seen = model.activations(naive, x);
  expect(seen.map(({ name, out }) => [name, out.shape])).toEqual([
    ['conv1', [2, 3, 4, 3]],
    ['relu1', [2, 3, 4, 3]],
    ['flatten1', [2, 36]],
  ]);
  expect(seen[0].out.data).toEqual(maps.data);
  expect(model.forward(naive, x).data).toEqual(naive.relu(maps).data);
});

test('dropout drops while it learns, by its seed, and not when it is used', () => {
  const model = sequential([dropoutLayer({ rate: 0.5 }), dropoutLayer({ rate: 0.5 })], { inputShape: [400] });
  const x = randomNormal([1, 400], { mean: 9 });
  expect(model.forward(naive, x).data).toEqual(x.data);
  const once = model.record(naive, x, { seed: 1 }).out.data;
  expect(model.record(naive, x, { seed: 1 }).out.data).toEqual(once);
  expect(model.record(naive, x, { seed: 2 }).out.data).not.toEqual(once);
  // Two layers in a row drop independently: a quarter is kept, not a half.
  const kept = once.filter((value) => value !== 0).length / 400;
  expect(kept).toBeGreaterThan(0.18);
  expect(kept).toBeLessThan(0.32);
});

test('seeds: the same network for the same seed, and no two layers alike', () => {
  const make = (seed: number) =>
    sequential([denseLayer({ units: 8 }), denseLayer({ units: 8 })], { inputShape: [8], seed });
  const values = (seed: number) => make(seed).parameters.map(({ value }) => value.data);
  expect(values(1)).toEqual(values(1));
  expect(values(1)[0]).not.toEqual(values(2)[0]);
  expect(values(1)[0]).not.toEqual(values(1)[2]);
  expect(values(1)[1]).toEqual(new Float32Array(8));
});

test('without an input shape the first image says it', () => {
  const model = sequential([conv2dLayer({ outChannels: 2, kernel: 3 })]);
  expect(() => model.parameterCount).toThrow('sequential: say how large an image is');
  expect(model.forward(naive, zeros([1, 5, 6, 4])).shape).toEqual([1, 3, 4, 2]);
  expect(model.parameterCount).toBe(3 * 3 * 4 * 2 + 2);
});

test('a convolutional network takes larger images; a dense layer does not, and says why', () => {
  const maps = sequential([conv2dLayer({ filters: 2, kernel: 3 })], { inputShape: [5, 6, 1] });
  expect(maps.forward(naive, zeros([1, 9, 8, 1])).shape).toEqual([1, 7, 6, 2]);
  const net = sequential([flattenLayer(), denseLayer({ units: 2, name: 'out' })], { inputShape: [5, 6, 1] });
  expect(() => net.forward(naive, zeros([1, 9, 8, 1]))).toThrow(
    'sequential: the input is [9, 8, 1], the network was made for [5, 6, 1]: out would need weights [72, 2], it has [30, 2]',
  );
});

test('layers that do not fit are refused, with their names', () => {
  const fit =
    (...layers: Parameters<typeof sequential>[0]) =>
    () =>
      sequential(layers, { inputShape: [6, 5, 3] });
  expect(fit(conv2dLayer({ filters: 4, kernel: 3 }), conv2dLayer({ filters: 4, kernel: 5 }))).toThrow(
    /^sequential: conv2: conv2d: a window of 5 does not fit an input of 4/,
  );
  expect(fit(denseLayer({ units: 2 }))).toThrow(
    'sequential: dense1: dense: input is [6, 5, 3], but needs [I]: put a flattenLayer() before it',
  );
  expect(fit(flattenLayer(), maxPoolLayer({ size: 2 }))).toThrow(
    'sequential: pool1: maxPool2d: input is [90]',
  );
  expect(fit(conv2dLayer({ filters: 4, kernel: 1, groups: 2 }))).toThrow(
    'sequential: conv1: conv2d: 2 groups do not divide 3 input channels',
  );
  expect(fit(reluLayer({ name: 'a' }), reluLayer({ name: 'a' }))).toThrow('two layers have the name a');
  expect(fit()).toThrow(ShapeError);
  expect(() => conv2dLayer({ kernel: 3 })).toThrow('conv2dLayer: say how many filters');
  const [w] = sequential([denseLayer({ units: 2 })], { inputShape: [3] }).parameters;
  expect(() => {
    w.value = zeros([2, 3]);
  }).toThrow('dense1.w: the new value has shape [2, 3], the parameter is [3, 2]');
});

test('one image without a batch axis is refused, and says nothing about the size of images', () => {
  expect(() => leNet().forward(naive, zeros([28, 28, 1]))).toThrow(
    'sequential: the input is [28, 28, 1], the batch axis is missing: take reshape(x, [1, 28, 28, 1])',
  );
  const unbound = fullyConnected();
  expect(() => unbound.forward(naive, zeros([28, 28, 1]))).toThrow('the batch axis is missing');
  expect(unbound.forward(naive, zeros([2, 28, 28, 1])).shape).toEqual([2, 10]);
  expect(unbound.inputShape).toEqual([28, 28, 1]);
  expect(() => sequential([denseLayer({ units: 2 })]).forward(naive, zeros([7]))).toThrow(
    'reshape(x, [1, 7])',
  );
  expect(() => leNet().forward(naive, zeros([7]))).toThrow('is [7], but needs [N, H, W, C]');
});

test('what does not run does not say how large an image is', () => {
  const model = fullyConnected();
  expect(() => model.forward(naive, zeros([1, 5, 6, 2], 'float64'))).toThrow(ShapeError);
  expect(() => model.inputShape).toThrow('sequential: say how large an image is');
  expect(model.forward(naive, zeros([1, 4, 3, 2])).shape).toEqual([1, 10]);
  expect(model.inputShape).toEqual([4, 3, 2]);
});

test('outputShapeFor: what forward gives, and it says nothing about the size of images', () => {
  const model = sequential([conv2dLayer({ filters: 2, kernel: [3, 2] })]);
  expect(model.outputShapeFor([5, 6, 1])).toEqual([3, 5, 2]);
  expect(model.forward(naive, zeros([1, 4, 3, 2])).shape).toEqual([1, 2, 2, 2]);
  expect(model.outputShapeFor([9, 8, 2])).toEqual([7, 7, 2]);
  expect(() => model.outputShapeFor([9, 8, 1])).toThrow('conv1 would need weights');
});

test.each([
  ['tanh', tanhLayer()],
  ['dropout', dropoutLayer()],
  ['flatten', flattenLayer()],
  ['adaptiveAvgPool', adaptiveAvgPoolLayer({ size: [2, 1] })],
])('%s: the way back refuses a gradient that is not like the output', (_, layer) => {
  const { out, backward, parameterGradients } = sequential([layer]).record(naive, zeros([2, 4, 3, 2]));
  const wrong = zeros([...out.shape.slice(0, -1), 9]);
  expect(() => backward(wrong)).toThrow(/^backward: dout has shape \[.*9\], the output is/);
  expect(() => parameterGradients(wrong)).toThrow(ShapeError);
  expect(() => backward(zeros(out.shape, 'float64'))).toThrow('dout is float64');
});

test.each(['naive', 'wasm'] as const)(
  '%s: results own their memory, whatever the layers do',
  async (name) => {
    const backend = await loadBackend(name);
    const layers = [reluLayer(), dropoutLayer(), flattenLayer()];
    const model = sequential([flattenLayer()]);
    const x = randomNormal([2, 3, 4, 1], { mean: 9 });
    const before = [...x.data];
    const buffersOf = (model: Model): unknown[] => [
      x.data.buffer,
      model.forward(backend, x).data.buffer,
      model.record(backend, x).out.data.buffer,
      ...model.activations(backend, x).map(({ out }) => out.data.buffer),
      ...timeLayers(model, backend, x).map(({ out }) => out.data.buffer),
    ];
    for (const one of [model, sequential(layers), sequential([dropoutLayer()])]) {
      const buffers = buffersOf(one);
      expect(new Set(buffers).size).toBe(buffers.length);
    }
    const dout = randomNormal([2, 12], { seed: 1 });
    expect(model.record(backend, x).backward(dout).dx.data.buffer).not.toBe(dout.data.buffer);
    expect([...x.data]).toEqual(before);
  },
);

test('writing into what record gives does not change the way back', () => {
  const model = sequential([tanhLayer()]);
  const [x, dout] = [randomNormal([2, 3], { seed: 1 }), randomNormal([2, 3], { seed: 2 })];
  const recorded = model.record(naive, x);
  const { dx } = recorded.backward(dout);
  recorded.out.data.fill(9);
  expect(recorded.backward(dout).dx.data).toEqual(dx.data);
});
