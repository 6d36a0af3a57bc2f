import {
  adam,
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  fit,
  globalAvgPoolLayer,
  loadBackend,
  naive,
  numericalGradient,
  randomNormal,
  relativeError,
  reluLayer,
  residualLayer,
  sequential,
  tanhLayer,
  tensor,
  type BackendName,
  type Layer,
  type Model,
} from 'convlab';
import { expectClose, inner } from '../engines/support';

const double = { dtype: 'float64', seed: 3 } as const;

/** A branch of all sorts: another sum in it, and dropout. */
function network(dtype: 'float32' | 'float64' = 'float64'): Model {
  const inside = residualLayer([conv2dLayer({ filters: 4, kernel: 1 }), tanhLayer()]);
  const branch = [
    conv2dLayer({ filters: 4, kernel: [3, 2], padding: 'same' }),
    reluLayer({ max: 6 }),
    inside,
    dropoutLayer({ rate: 0.3 }),
    conv2dLayer({ name: 'last', filters: 2, kernel: 3, padding: 1, groups: 2 }),
  ];
  return sequential([residualLayer(branch), globalAvgPoolLayer(), denseLayer({ units: 3 })], {
    inputShape: [5, 4, 2],
    ...double,
    dtype,
  });
}

test('every gradient through a sum equals the numeric one', () => {
  const model = network();
  const x = randomNormal([2, 5, 4, 2], { ...double, seed: 4 });
  const dout = randomNormal([2, 3], { ...double, seed: 5 });
  const { dx, gradients } = model.record(naive, x, { seed: 7 }).backward(dout);
  const loss = (moved = x): number => inner(model.record(naive, moved, { seed: 7 }).out, dout);
  expect(relativeError(dx, numericalGradient(loss, x))).toBeLessThan(1e-6);
  expect(Object.keys(gradients).sort()).toEqual(model.parameters.map(({ name }) => name).sort());
  for (const parameter of model.parameters) {
    const numeric = numericalGradient((moved) => {
      const own = parameter.value;
      parameter.value = moved;
      const moment = loss();
      parameter.value = own;
      return moment;
    }, parameter.value);
    expect(relativeError(gradients[parameter.name], numeric)).toBeLessThan(1e-6);
  }
});

test.each<BackendName>(['im2col', 'wasm', 'tfjs'])('%s agrees with the loops', async (name) => {
  const backend = await loadBackend(name);
  const model = network('float32');
  const x = randomNormal([3, 5, 4, 2], { seed: 4 });
  expectClose(model.forward(backend, x), model.forward(naive, x), 1e-5);
  const [own, loops] = [backend, naive].map((engine) =>
    model.record(engine, x, { seed: 7 }).backward(randomNormal([3, 3], { seed: 5 })),
  );
  expectClose(own.dx, loops.dx, 1e-5);
  for (const { name: each } of model.parameters)
    expectClose(own.gradients[each], loops.gradients[each], 1e-5);
});

test('summary: parameters, multiply-adds and the receptive field of the branch', () => {
  const layers = [
    conv2dLayer({ filters: 4, kernel: 3, stride: 2, padding: 'same' }),
    residualLayer([
      conv2dLayer({ filters: 8, kernel: 1 }),
      conv2dLayer({ filters: 8, kernel: 5, padding: 'same', groups: 8 }),
      conv2dLayer({ filters: 4, kernel: 1 }),
    ]),
    conv2dLayer({ filters: 4, kernel: 3, padding: 1 }),
    globalAvgPoolLayer(),
  ];
  const { layers: rows } = sequential(layers, { inputShape: [9, 7, 3] }).summary();
  expect(rows.map(({ receptiveField }) => receptiveField)).toEqual([3, 3 + 4 * 2, 11 + 2 * 2, null]);
  expect(rows[1]).toMatchObject({
    name: 'residual1',
    outputShape: [5, 4, 4],
    parameters: 40 + 208 + 36,
    macs: 20 * (32 + 200 + 32),
  });
  expect(rows[1].note).toBeUndefined();
});

test('its parameters carry the names of the layers of the branch', () => {
  expect(network().parameters.map(({ name }) => name)).toEqual([
    ...[
      'residual1.conv1.w',
      'residual1.conv1.b',
      'residual1.residual1.conv1.w',
      'residual1.residual1.conv1.b',
    ],
    ...['residual1.last.w', 'residual1.last.b', 'dense1.w', 'dense1.b'],
  ]);
});

test('a branch that changes the shape, has no layers, or two of one name is refused', () => {
  const shrinking = residualLayer([conv2dLayer({ filters: 4, kernel: 3 })], { name: 'block' });
  expect(() => sequential([shrinking], { inputShape: [5, 6, 4] })).toThrow(
    'sequential: block: residual: the branch turns [5, 6, 4] into [3, 4, 4]: it must keep the shape',
  );
  expect(() => residualLayer([])).toThrow('residualLayer: the branch has no layers');
  expect(() => residualLayer([reluLayer({ name: 'a' }), tanhLayer({ name: 'a' })])).toThrow(
    'residualLayer: two layers have the name a',
  );
});

test('a layer of one’s own: any kind, with parameters, learned by fit', async () => {
  const swish: Layer = {
    kind: 'swish',
    outputShape: (input) => input,
    parameters: () => [{ name: 'beta', shape: [1], std: 1 }],
    macs: () => 0,
    forward: (_, x, { beta }) => ({
      out: tensor(
        x.data.map((v) => v / (1 + Math.exp(-beta.data[0] * v))),
        x.shape,
      ),
    }),
    backward: (_, dout, x, __, { beta }) => {
      const share = (v: number): number => 1 / (1 + Math.exp(-beta.data[0] * v));
      const slope = (v: number): number => share(v) * (1 + beta.data[0] * v * (1 - share(v)));
      const byBeta = (v: number): number => v * v * share(v) * (1 - share(v));
      return {
        dx: tensor(
          dout.data.map((d, i) => d * slope(x.data[i])),
          x.shape,
        ),
        gradients: { beta: tensor([inner(dout, tensor(x.data.map(byBeta), x.shape))], [1]) },
      };
    },
  };
  const model = sequential([globalAvgPoolLayer(), swish, denseLayer({ units: 2 })], {
    inputShape: [3, 4, 5],
  });
  expect(model.summary().layers.map(({ name }) => name)).toEqual(['pool1', 'swish1', 'dense1']);
  const before = model.parameters[0].value.data[0];
  const images = randomNormal([8, 3, 4, 5], { seed: 1 });
  const labels = [0, 1, 0, 1, 0, 1, 0, 1];
  await fit(model, { images, labels }, { backend: naive, optimizer: adam(), progress: false });
  expect(model.parameters[0].name).toBe('swish1.beta');
  expect(model.parameters[0].value.data[0]).not.toBe(before);
});
