import { naive } from '../../../lib/naive';
import { randomNormal, type Tensor } from '../../../lib/tensor';
import { conv2dBackward } from '../../../lib/wasm/conv2d/backward';
import { createMachine } from '../../../lib/wasm/machine/machine';
import { SCRATCH, type Threads } from '../../../lib/wasm/machine/threads';
import { close, drawn, loadEngines, results, resultsOf, type Engines, type Layer } from './support';
import type { Drawn, Results } from './support';

let engines: Engines;
beforeAll(async () => {
  engines = await loadEngines();
});
afterAll(() => engines.threaded.close());

// Large enough for threads to share, and too large for 1 MB: images are cut apart, and rows of one image.
describe.each<[string, Layer]>([
  ['by images', { x: [9, 40, 30, 8], w: [3, 3, 8, 12], options: { padding: 1 } }],
  ["by images, Winograd's along the rows", { x: [61, 12, 12, 8], w: [5, 5, 8, 16] }],
  ["by rows, Winograd's", { x: [2, 61, 50, 16], w: [5, 5, 16, 20], options: { padding: [1, 2] } }],
  ['by rows, with a single filter', { x: [2, 300, 204, 3], w: [3, 5, 3, 1], options: { padding: 1 } }],
  ["by rows, Winograd's along them", { x: [2, 90, 84, 8], w: [5, 5, 8, 12] }],
  ['by rows', { x: [2, 150, 140, 8], w: [5, 3, 8, 9], options: { stride: [2, 1], padding: [3, 1] } }],
])('wasm: a layer cut %s', (_, layer) => {
  let whole: Results;
  let cut: Results;
  let shared: Results;
  let images: Tensor;
  beforeAll(() => {
    const small = drawn({ ...layer, x: [1, 9, 9, layer.x[3]] });
    images = randomNormal(layer.x, { seed: 5 });
    const out = engines.usual.conv2d(images, small.w, small.b, small.options);
    const tensors: Drawn = { ...small, x: images, dout: randomNormal(out.shape, { seed: 6 }) };
    [whole, cut] = [resultsOf(engines.usual, tensors), resultsOf(engines.small, tensors)];
    shared = resultsOf(engines.threaded, tensors);
  });
  // A gradient of a filter is a sum over all pixels, and each piece adds up its own.
  const tolerances = {
    out: close,
    dx: { rtol: 1e-5, atol: 2e-4 },
    dw: { rtol: 1e-3, atol: 1e-2 },
    db: { rtol: 1e-3, atol: 1e-2 },
  };

  test.each(results)('%s equals the whole', (name) => {
    expect(cut[name]).toBeCloseToTensor(whole[name], tolerances[name]);
  });

  test.each(results)('threads change no bit of %s', (name) => {
    expect(shared[name]).toHaveTheBitsOf(whole[name]);
  });

  describe('its images, pooled', () => {
    const pool = { size: [3, 2], stride: [2, 1], padding: [1, 0] } as const;

    test('max pooling gives the same bits', () => {
      expect(engines.small.maxPool2d(images, pool)).toHaveTheBitsOf(engines.usual.maxPool2d(images, pool));
    });

    test.each(['maxPool2dBackward', 'avgPool2dBackward'] as const)('%s equals the whole', (name) => {
      const gradient = randomNormal(engines.usual.maxPool2d(images, pool).shape, { seed: 7 });
      expect(engines.small[name](gradient, images, pool)).toBeCloseToTensor(
        engines.usual[name](gradient, images, pool),
      );
    });
  });
});

describe('wasm: a layer is cut, too, where pieces see nothing but padding', () => {
  const tensors = drawn({
    x: [1, 2, 2, 16],
    w: [5, 1, 8, 32],
    options: { padding: 63, dilation: 2, groups: 2 },
  });
  let own: Results;
  let loops: Results;
  beforeAll(() => {
    [own, loops] = [resultsOf(engines.small, tensors), resultsOf(naive, tensors)];
  });

  test.each(results)('%s equals the loops', (name) => {
    expect(own[name]).toBeCloseToTensor(loops[name], name === 'out' ? close : { rtol: 1e-3, atol: 1e-3 });
  });
});

// Threads take pieces in any order: here the smallest there can be, the last one first.
test.each([
  ["along the rows, Winograd's", { x: [7, 12, 12, 8], w: [5, 5, 8, 16] }],
  ['of one channel', { x: [12, 21, 24, 1], w: [5, 5, 1, 16] }],
  ['that scatters', { x: [9, 21, 20, 6], w: [5, 4, 6, 16], options: { stride: [2, 1] } }],
  ['that gathers', { x: [3, 20, 20, 6], w: [5, 5, 6, 10], options: { padding: 2 } }],
  ["with tiles, Winograd's", { x: [2, 14, 14, 16], w: [3, 3, 16, 20], options: { padding: 1 } }],
] as const)('wasm: the order of the pieces of a layer %s changes no bit', async (_, layer) => {
  const { x, w, dout, options } = drawn(layer);
  const { machine } = await createMachine(1, 16);
  let shared = 0;
  const backwards: Threads = {
    count: 1,
    run(kernel, plan, parts, { unit }) {
      shared++;
      for (let last = parts; last > 0;) {
        const first = Math.floor((last - 1) / unit) * unit;
        machine.kernels[kernel](plan, first, last, SCRATCH);
        last = first;
      }
    },
    stop: () => Promise.resolve(),
  };
  const own = conv2dBackward({ ...machine, threads: backwards }, dout, x, w, options);
  const usually = engines.usual.conv2dBackward(dout, x, w, options);
  for (const name of ['dx', 'dw', 'db'] as const) expect(own[name]).toHaveTheBitsOf(usually[name]);
  expect(shared).toBeGreaterThan(0);
});

test('wasm: what fits in no piece is refused, and says what to do', () => {
  const x = randomNormal([1, 3, 3, 400]);
  expect(() => engines.small.conv2d(x, randomNormal([3, 3, 400, 400]), null)).toThrow(
    /conv2d: one row .* needs 11\.0 MB, the engine has 0\.9 MB/,
  );
});
