// A network that only answers: fused layers and weights that are kept give what the layers give one after the other.
import type { Backend } from '../../../lib/backend';
import { add } from '../../../lib/layers';
import {
  conv2dLayer,
  denseLayer,
  globalAvgPoolLayer,
  maxPoolLayer,
  reluLayer,
  residualLayer,
  sequential,
  type Layer,
  type Model,
} from '../../../lib/model';
import { allClose, randomNormal, type Tensor } from '../../../lib/tensor';
import { loadWasm } from '../../../lib/wasm';

let fused: Backend;
let cramped: Backend;
/** The same engine, layer by layer. */
let plain: Backend;

beforeAll(async () => {
  fused = await loadWasm({ memory: 16 });
  cramped = await loadWasm({ memory: 1 });
  plain = { ...fused, beginPass: undefined };
});

/** Every way that layers go together: borders of both kinds, groups, widths that fill no panel, sums within sums. */
const network = (seed = 3): Model =>
  sequential(
    [
      conv2dLayer({ filters: 10, kernel: 3, stride: 2, padding: 'same' }),
      reluLayer({ max: 6 }),
      conv2dLayer({ filters: 10, kernel: [5, 3], padding: 'same', groups: 10 }),
      reluLayer(),
      residualLayer([
        conv2dLayer({ filters: 18, kernel: 1, bias: false }),
        reluLayer({ max: 1 }),
        conv2dLayer({ filters: 18, kernel: 3, padding: 1, groups: 18 }),
        residualLayer([conv2dLayer({ filters: 18, kernel: 3, padding: 1, groups: 18 })]),
        conv2dLayer({ filters: 10, kernel: 1 }),
      ]),
      conv2dLayer({ filters: 6, kernel: 3, groups: 2 }),
      reluLayer(),
      maxPoolLayer({ size: 2 }),
      conv2dLayer({ filters: 1, kernel: 3, padding: 1 }),
      residualLayer([conv2dLayer({ filters: 1, kernel: 1 }), reluLayer()]),
      conv2dLayer({ filters: 7, kernel: 2, stride: 2, padding: 1, dilation: 2 }),
      globalAvgPoolLayer(),
      denseLayer({ units: 5 }),
      reluLayer(),
      denseLayer({ units: 3, bias: false }),
    ],
    { inputShape: [23, 19, 3], seed },
  );

test.each([1, 3])('answers to %i images are those of the layers one by one, the second time too', (n) => {
  const model = network();
  const x = randomNormal([n, 23, 19, 3], { seed: n });
  const expected = model.forward(plain, x);
  for (const backend of [fused, fused, cramped, fused])
    expect(allClose(model.forward(backend, x), expected, { rtol: 1e-6, atol: 1e-6 })).toBe(true);
});

test('weights that change are packed anew: set, learned, or written into by who holds them', () => {
  const model = network();
  const x = randomNormal([1, 23, 19, 3], { seed: 1 });
  const first = model.forward(fused, x);
  const agree = (): void => {
    const now = model.forward(fused, x);
    expect(allClose(now, model.forward(plain, x), { rtol: 1e-6, atol: 1e-6 })).toBe(true);
    expect(now.data).not.toEqual(first.data);
  };
  const [w] = model.parameters;
  w.update((numbers) => {
    numbers[0] += 1;
  });
  agree();
  w.value = randomNormal(w.shape, { seed: 9 });
  agree();
  const { data } = w.value;
  model.forward(fused, x);
  data[5] += 2; // and nobody is told
  agree();
});

test('several networks share the room for weights: the last one does not spoil the others', () => {
  const models = Array.from({ length: 6 }, (_, seed) =>
    sequential([conv2dLayer({ filters: 512, kernel: 1 }), reluLayer()], { inputShape: [2, 3, 700], seed }),
  );
  const x = randomNormal([1, 2, 3, 700], { seed: 1 });
  const expected = models.map((model) => model.forward(plain, x));
  for (let turn = 0; turn < 2; turn++)
    models.forEach((model, i) => {
      expect(allClose(model.forward(fused, x), expected[i], { rtol: 1e-6, atol: 1e-6 })).toBe(true);
    });
});

test('a layer of one’s own after a fused one is run as it is', () => {
  const usual = reluLayer();
  const doubled = sequential(
    [
      conv2dLayer({ filters: 4, kernel: 3 }),
      { ...usual, forward: (backend, x) => ({ out: backend.relu(x, { max: 0.5 }) }) },
    ],
    { inputShape: [5, 6, 2] },
  );
  const out = doubled.forward(fused, randomNormal([1, 5, 6, 2], { seed: 1 }));
  expect(Math.max(...out.data)).toBe(0.5);
});

test('layers of one’s own may hand on what they were given, and remember it until a later one runs', () => {
  const usual = reluLayer();
  let remembered: Tensor;
  const handOn: Layer = { ...usual, forward: (_, x) => ({ out: x }) };
  const remember: Layer = { ...usual, forward: (_, x) => ({ out: (remembered = x) }) };
  const recall: Layer = { ...usual, forward: (_, x) => ({ out: add(x, remembered) }) };
  const pointwise = (): Layer => conv2dLayer({ filters: 6, kernel: 1 });
  const model = sequential(
    [
      ...[conv2dLayer({ filters: 6, kernel: 3 }), reluLayer(), remember, pointwise(), pointwise(), recall],
      residualLayer([handOn, pointwise(), pointwise(), pointwise()]),
      residualLayer([pointwise(), pointwise(), handOn]),
      residualLayer([handOn]),
      residualLayer([pointwise(), residualLayer([pointwise(), pointwise()])]),
      ...[handOn, pointwise(), pointwise()],
    ],
    { inputShape: [7, 9, 2] },
  );
  const x = randomNormal([2, 7, 9, 2], { seed: 1 });
  const expected = model.forward(plain, x);
  for (const backend of [fused, cramped])
    expect(allClose(model.forward(backend, x), expected, { rtol: 1e-6, atol: 1e-6 })).toBe(true);
});
