import type { Backend } from '../../../lib/backend';
import {
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  flattenLayer,
  leNet,
  maxPoolLayer,
  reluLayer,
  sequential,
  tanhLayer,
  type Layer,
  type Model,
} from '../../../lib/model';
import { copy, randomNormal, type Tensor } from '../../../lib/tensor';
import { loadWasm } from '../../../lib/wasm';

let passing: Backend;
let small: Backend;
/** The same engine, each of whose results is copied out. */
let plain: Backend;

beforeAll(async () => {
  passing = await loadWasm({ memory: 64 });
  small = await loadWasm({ memory: 1 });
  plain = { ...passing, beginPass: undefined };
});

const network = (seed = 0): Model =>
  sequential(
    [
      conv2dLayer({ filters: 5, kernel: 3, padding: 1 }),
      reluLayer(),
      maxPoolLayer({ size: 2 }),
      conv2dLayer({ filters: 8, kernel: [3, 2] }),
      tanhLayer(),
      flattenLayer(),
      dropoutLayer(),
      denseLayer({ units: 7 }),
      reluLayer(),
      denseLayer({ units: 4 }),
    ],
    { inputShape: [11, 9, 3], seed },
  );
const x = randomNormal([6, 11, 9, 3], { seed: 1 });
const dout = randomNormal([6, 4], { seed: 2 });

function numbers(model: Model, backend: Backend, images: Tensor = x): Record<string, Tensor['data']> {
  const { out, backward } = model.record(backend, images, { seed: 3 });
  const { dx, gradients } = backward(dout);
  const named = Object.entries({ out, dx, ...gradients }).map(([name, { data }]) => [name, data] as const);
  return Object.fromEntries(named);
}

test('a pass changes no bit of outputs and gradients', () => {
  const model = network();
  expect(numbers(model, passing)).toEqual(numbers(model, plain));
  expect(model.forward(passing, x).data).toEqual(model.forward(plain, x).data);
  const float64 = sequential([conv2dLayer({ filters: 4, kernel: 2 }), reluLayer(), flattenLayer()], {
    dtype: 'float64',
  });
  const wide = randomNormal([2, 2, 2, 3], { dtype: 'float64' });
  expect(float64.forward(passing, wide).data).toEqual(float64.forward(plain, wide).data);
});

test('what a pass gives has memory of its own, and later passes do not change it', () => {
  const model = network();
  const { out, backward } = model.record(passing, x, { seed: 3 });
  const { dx, gradients } = backward(dout);
  const results = [out, dx, ...Object.values(gradients), model.forward(passing, x)];
  const before = results.map((each) => copy(each).data);
  numbers(network(5), passing, randomNormal(x.shape, { seed: 9 }));
  passing.conv2d(randomNormal([4, 30, 30, 8]), randomNormal([3, 3, 8, 8]), null);
  expect(results.map(({ data }) => data)).toEqual(before);
  expect(results.every(({ data }) => data.buffer.byteLength === data.byteLength)).toBe(true);
});

test('the way back can be taken twice, late, and after other work on the engine', () => {
  const model = network();
  const right = numbers(model, plain);
  const first = model.record(passing, x, { seed: 3 });
  const second = model.record(passing, randomNormal(x.shape, { seed: 9 }), { seed: 3 });
  passing.conv2d(randomNormal([4, 30, 30, 8]), randomNormal([3, 3, 8, 8]), null); // in the same memory
  for (const recorded of [second, first, first]) {
    const { dx } = recorded.backward(dout);
    if (recorded === first) expect(dx.data).toEqual(right['dx']);
  }
  const last = model.record(passing, x, { seed: 3 });
  passing.conv2d(randomNormal([4, 30, 30, 8]), randomNormal([3, 3, 8, 8]), null);
  expect(last.parameterGradients(dout)['conv1.w'].data).toEqual(right['conv1.w']);
});

test('a layer may run a network of its own, and one that throws leaves the engine as it was', () => {
  const inner = network(7);
  const nested: Layer = {
    ...reluLayer(),
    forward: (_, input) => {
      inner.forward(passing, input);
      return { out: input };
    },
  };
  const outer = sequential([conv2dLayer({ filters: 3, kernel: 3, padding: 1 }), nested], {
    inputShape: [11, 9, 3],
  });
  expect(outer.forward(passing, x).data).toEqual(outer.forward(plain, x).data);
  const failing: Layer = {
    ...reluLayer(),
    forward: () => {
      throw new Error('a layer of one’s own');
    },
  };
  const broken = sequential([conv2dLayer({ filters: 3, kernel: 3 }), failing]);
  expect(() => broken.forward(passing, x)).toThrow('one’s own');
  expect(numbers(network(), passing)).toEqual(numbers(network(), plain));
});

test('what does not fit the memory beside the work is copied out: a network larger than the engine’s memory runs', () => {
  const images = randomNormal([20, 28, 28, 1], { seed: 4 });
  const logits = randomNormal([20, 10], { seed: 5 });
  const model = leNet();
  const [cut, whole] = [small, plain].map((engine) =>
    model.record(engine, images).parameterGradients(logits),
  );
  expect(Object.keys(cut)).toEqual(Object.keys(whole));
  for (const [name, gradient] of Object.entries(whole))
    expect(cut[name]).toBeCloseToTensor(gradient, { rtol: 1e-3, atol: 1e-3 });
});
