import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ConvOptions } from '../../../lib/backend';
import { naive } from '../../../lib/naive';
import { seededRandom } from '../../../lib/random';
import { allClose, contiguous, copy, randomNormal, tensor, type Tensor } from '../../../lib/tensor';
import { loadWasm, type WasmBackend } from '../../../lib/wasm';
import { conv2dBackward } from '../../../lib/wasm/conv2d/backward';
import { createMachine } from '../../../lib/wasm/machine/machine';
import { compileKernels, instantiate, reserveMemory } from '../../../lib/wasm/machine/module';
import { SCRATCH, startThreads, type Threads } from '../../../lib/wasm/machine/threads';
import { expectClose } from '../engines/support';

let usual: WasmBackend;
let small: WasmBackend; // 1 MB: larger layers are cut into pieces
let threaded: WasmBackend;

beforeAll(async () => {
  usual = await loadWasm({ memory: 64 });
  small = await loadWasm({ memory: 1 });
  threaded = await loadWasm({ memory: 64, threads: 3 });
});
afterAll(() => threaded.close());

interface Layer {
  readonly x: readonly [number, number, number, number];
  readonly w: readonly [number, number, number, number];
  readonly options?: ConvOptions;
}

const layers: Record<string, Layer> = {
  'run of one channel': { x: [3, 9, 11, 1], w: [5, 3, 1, 8] },
  'filters that fill no panel': {
    x: [2, 9, 7, 3],
    w: [3, 2, 3, 13],
    options: { stride: [2, 1], padding: [1, 2] },
  },
  'same, strided': { x: [2, 10, 7, 4], w: [3, 4, 4, 6], options: { stride: [2, 3], padding: 'same' } },
  dilated: { x: [2, 12, 13, 5], w: [3, 2, 5, 9], options: { dilation: [2, 3], padding: [1, 0] } },
  grouped: { x: [2, 8, 9, 6], w: [3, 3, 2, 9], options: { groups: 3, padding: 1 } },
  depthwise: { x: [1, 8, 9, 5], w: [3, 2, 1, 5], options: { groups: 5 } },
  'a stride beyond the image': { x: [1, 5, 4, 3], w: [3, 2, 3, 5], options: { stride: [2 ** 40, 9] } },
  'more padding than the filter sees': { x: [2, 4, 5, 9], w: [2, 2, 9, 10], options: { padding: [3, 2] } },
  'dx by gathering': { x: [1, 12, 14, 10], w: [3, 3, 10, 7], options: { padding: 1 } },
  "Winograd's 3 × 3": { x: [2, 9, 11, 16], w: [3, 3, 16, 20], options: { padding: [1, 2] } },
  "Winograd's 5 × 5, grouped": {
    x: [1, 13, 10, 48],
    w: [5, 5, 16, 60],
    options: { groups: 3, padding: 'same' },
  },
  "Winograd's, of long runs": { x: [2, 8, 9, 832], w: [3, 3, 832, 16] },
  "Winograd's along the rows": { x: [3, 12, 12, 8], w: [5, 5, 8, 20] },
  "Winograd's along the rows, 3 × 3, grouped": {
    x: [2, 9, 12, 16],
    w: [3, 3, 8, 24],
    options: { groups: 2 },
  },
  "Winograd's along the rows, padded": {
    x: [2, 8, 10, 12],
    w: [5, 5, 12, 8],
    options: { padding: 'same' },
  },
  "Winograd's along the rows, cropped": {
    x: [2, 9, 8, 16],
    w: [5, 5, 16, 8],
    options: { padding: [1, 0] },
  },
  // Strided, so dx scatters, and the windows of neighbouring pixels overlap by more than they are apart.
  'windows that overlap in a tile': { x: [2, 9, 13, 3], w: [3, 6, 3, 8], options: { stride: [2, 1] } },
  'a single filter': { x: [2, 9, 14, 3], w: [3, 4, 3, 1], options: { stride: [2, 3], padding: [1, 2] } },
  'a single filter and channel, padded': { x: [2, 7, 9, 1], w: [5, 3, 1, 1], options: { padding: 'same' } },
  'one channel, dx by gathering': { x: [2, 12, 13, 1], w: [3, 5, 1, 6] },
  'four pixels together, one channel': { x: [2, 8, 12, 1], w: [3, 5, 1, 6] },
  'two pixels together, strided': { x: [2, 9, 13, 1], w: [3, 3, 1, 5], options: { stride: 2 } },
  'two pixels together, padded': {
    x: [1, 7, 9, 2],
    w: [3, 2, 2, 3],
    options: { stride: [2, 1], padding: [1, 1] },
  },
  'patches longer than the cache': { x: [1, 5, 6, 900], w: [3, 2, 900, 5] },
};

function drawn({ x, w, options }: Layer): {
  x: Tensor;
  w: Tensor;
  b: Tensor;
  dout: Tensor;
  options?: ConvOptions;
} {
  const [images, filters] = [randomNormal(x, { seed: 1 }), randomNormal(w, { seed: 2 })];
  const out = naive.conv2d(images, filters, null, options).shape;
  return {
    x: images,
    w: filters,
    b: randomNormal([w[3]], { seed: 3 }),
    dout: randomNormal(out, { seed: 4 }),
    options,
  };
}

/** Bit for bit; `toEqual` takes seconds for so many numbers. */
function sameBits(a: Tensor, b: Tensor): boolean {
  return Buffer.compare(Buffer.from(a.data.buffer), Buffer.from(b.data.buffer)) === 0;
}

const close = { rtol: 1e-4, atol: 1e-4 };

describe.each(Object.entries(layers))('wasm: %s', (_, layer) => {
  const { x, w, b, dout, options } = drawn(layer);

  test('conv2d and its gradients equal the loops', () => {
    expect(allClose(usual.conv2d(x, w, b, options), naive.conv2d(x, w, b, options), close)).toBe(true);
    const [own, loops] = [usual, naive].map((engine) => engine.conv2dBackward(dout, x, w, options));
    for (const name of ['dx', 'dw', 'db'] as const)
      expect(allClose(own[name], loops[name], close)).toBe(true);
  });

  test('threads change no bit', () => {
    expect(sameBits(threaded.conv2d(x, w, b, options), usual.conv2d(x, w, b, options))).toBe(true);
    const [shared, alone] = [threaded, usual].map((engine) => engine.conv2dBackward(dout, x, w, options));
    for (const name of ['dx', 'dw', 'db'] as const) expect(sameBits(shared[name], alone[name])).toBe(true);
  });

  test('the gradients of the parameters alone are the same', () => {
    const { dw, db } = usual.conv2dBackward(dout, x, w, options);
    expect(usual.conv2dParameterGradients?.(dout, x, w, options)).toEqual({ dw, db });
  });
});

// Large enough for threads to share, and too large for 1 MB: images are cut apart, and rows of one image.
test.each([
  ['by images', { x: [9, 40, 30, 8], w: [3, 3, 8, 12], options: { padding: 1 } }],
  ["by images, Winograd's along the rows", { x: [61, 12, 12, 8], w: [5, 5, 8, 16] }],
  ["by rows, Winograd's", { x: [2, 61, 50, 16], w: [5, 5, 16, 20], options: { padding: [1, 2] } }],
  ['by rows, with a single filter', { x: [2, 300, 204, 3], w: [3, 5, 3, 1], options: { padding: 1 } }],
  ["by rows, Winograd's along them", { x: [2, 90, 84, 8], w: [5, 5, 8, 12] }],
  ['by rows', { x: [2, 150, 140, 8], w: [5, 3, 8, 9], options: { stride: [2, 1], padding: [3, 1] } }],
] as const)('wasm: a layer cut %s equals the whole, and threads change no bit', (_, layer) => {
  const { w, b, options } = drawn({ ...layer, x: [1, 9, 9, layer.x[3]] });
  const images = randomNormal(layer.x, { seed: 5 });
  const out = usual.conv2d(images, w, b, options);
  expect(allClose(small.conv2d(images, w, b, options), out, close)).toBe(true);
  expect(sameBits(threaded.conv2d(images, w, b, options), out)).toBe(true);
  const dout = randomNormal(out.shape, { seed: 6 });
  const whole = usual.conv2dBackward(dout, images, w, options);
  const cut = small.conv2dBackward(dout, images, w, options);
  const shared = threaded.conv2dBackward(dout, images, w, options);
  for (const name of ['dx', 'dw', 'db'] as const) expect(sameBits(shared[name], whole[name])).toBe(true);
  expectClose(cut.dx, whole.dx);
  expect(allClose(cut.dw, whole.dw, { rtol: 1e-3, atol: 1e-2 })).toBe(true);
  expect(allClose(cut.db, whole.db, { rtol: 1e-3, atol: 1e-2 })).toBe(true);

  const pool = { size: [3, 2], stride: [2, 1], padding: [1, 0] } as const;
  const pooled = usual.maxPool2d(images, pool);
  const gradient = randomNormal(pooled.shape, { seed: 7 });
  expect(sameBits(small.maxPool2d(images, pool), pooled)).toBe(true);
  expect(
    allClose(
      small.maxPool2dBackward(gradient, images, pool),
      usual.maxPool2dBackward(gradient, images, pool),
    ),
  ).toBe(true);
  expect(
    allClose(
      small.avgPool2dBackward(gradient, images, pool),
      usual.avgPool2dBackward(gradient, images, pool),
    ),
  ).toBe(true);
});

// Layers of which every step is shared: threads that wrote into one room would spoil each other's numbers.
test.each([
  ['3 × 3', { x: [1, 22, 22, 96], w: [3, 3, 96, 128], options: { padding: 1 } }],
  ['5 × 5', { x: [2, 15, 17, 48], w: [5, 5, 48, 64] }],
] as const)("wasm: threads have rooms of their own in Winograd's %s", (_, layer) => {
  const { x, w, b, dout, options } = drawn(layer);
  const [out, gradients] = [usual.conv2d(x, w, b, options), usual.conv2dBackward(dout, x, w, options)];
  for (let time = 0; time < 20; time++) {
    expect(sameBits(threaded.conv2d(x, w, b, options), out)).toBe(true);
    const shared = threaded.conv2dBackward(dout, x, w, options);
    for (const name of ['dx', 'dw'] as const) expect(sameBits(shared[name], gradients[name])).toBe(true);
  }
});

test('wasm: a layer is cut, too, where pieces see nothing but padding', () => {
  const options = { padding: 63, dilation: 2, groups: 2 };
  const { x, w, b } = drawn({ x: [1, 2, 2, 16], w: [5, 1, 8, 32], options });
  const out = naive.conv2d(x, w, b, options);
  expect(allClose(small.conv2d(x, w, b, options), out, close)).toBe(true);
  const dout = randomNormal(out.shape, { seed: 4 });
  const [own, expected] = [small, naive].map((engine) => engine.conv2dBackward(dout, x, w, options));
  for (const name of ['dx', 'dw', 'db'] as const)
    expect(allClose(own[name], expected[name], { rtol: 1e-3, atol: 1e-3 })).toBe(true);
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
  const usually = usual.conv2dBackward(dout, x, w, options);
  for (const name of ['dx', 'dw', 'db'] as const) expect(sameBits(own[name], usually[name])).toBe(true);
  expect(shared).toBeGreaterThan(0);
});

test('wasm: what fits in no piece is refused, and says what to do', () => {
  const x = randomNormal([1, 3, 3, 400]);
  expect(() => small.conv2d(x, randomNormal([3, 3, 400, 400]), null)).toThrow(
    /conv2d: one row .* needs 11\.0 MB, the engine has 0\.9 MB/,
  );
});

test.each([3, 4, 5, 8, 11])('wasm: pooling of %i channels equals the loops, NaN and ties included', (c) => {
  const random = seededRandom(c);
  const values = Float32Array.from({ length: 2 * 7 * 9 * c }, () => Math.floor(random() * 4) - 2);
  values[17] = NaN;
  const x = tensor(values, [2, 7, 9, c]);
  for (const options of [{ size: 2 }, { size: [3, 2], stride: [2, 1], padding: [1, 0] }] as const) {
    const out = naive.maxPool2d(x, options);
    expect(usual.maxPool2d(x, options).data).toEqual(out.data);
    const dout = randomNormal(out.shape, { seed: c });
    for (const layer of ['maxPool2dBackward', 'avgPool2dBackward'] as const) {
      expect(allClose(usual[layer](dout, x, options), naive[layer](dout, x, options), close)).toBe(true);
    }
  }
});

test.each([4, 8, 12])('wasm: 2 × 2 windows over %i channels equal the loops, NaN and ties included', (c) => {
  const random = seededRandom(c);
  const values = Float32Array.from({ length: 3 * 6 * 10 * c }, () => Math.floor(random() * 3) - 1);
  for (let i = 0; i < values.length; i += 7) values[i] = NaN;
  const x = tensor(values, [3, 6, 10, c]);
  const out = naive.maxPool2d(x, { size: 2 });
  expect(usual.maxPool2d(x, { size: 2 }).data).toEqual(out.data);
  const dout = randomNormal(out.shape, { seed: c });
  const [own, loops] = [usual, naive].map((engine) => engine.maxPool2dBackward(dout, x, { size: 2 }).data);
  expect(own.every((value, i) => value === loops[i])).toBe(true);
});

test('wasm: relu is 0 and not −0 for what is negative, NaN stays, the gradient at 0 and NaN is 0', () => {
  const x = tensor([-1, -0, 0, 2, NaN, Infinity, -Infinity], [7]);
  expect([...usual.relu(x).data]).toEqual([0, 0, 0, 2, NaN, Infinity, 0]);
  expect([...usual.reluBackward(tensor([1, 2, 3, 4, 5, 6, 7]), x).data]).toEqual([0, 0, 0, 4, 0, 6, 0]);
});

test('wasm: results own their memory, inputs stay, float64 comes back as float64', () => {
  const { x, w, b } = drawn(layers.grouped);
  const options = layers.grouped.options;
  const before = [x, w, b].map((each) => copy(each));
  const first = usual.conv2d(x, w, b, options);
  const kept = copy(first);
  usual.conv2d(randomNormal(x.shape, { seed: 99 }), w, b, options);
  expect(first.data).toEqual(kept.data);
  expect([x, w, b].map(({ data }) => data)).toEqual(before.map(({ data }) => data));
  expect(first.data.buffer.byteLength).toBe(first.data.byteLength);
  const wide = [x, w, b].map((each) => tensor(each, each.shape, 'float64'));
  const out = usual.conv2d(wide[0], wide[1], wide[2], options);
  expect(out.data).toBeInstanceOf(Float64Array);
  expect(allClose(tensor(out, out.shape, 'float32'), first)).toBe(true);
});

test('wasm: strided views are read as they are', () => {
  const x = randomNormal([2, 7, 9, 4], { seed: 8 });
  const view = x.transpose(0, 2, 1, 3).step(1, 2, -1);
  const w = randomNormal([2, 3, 4, 5], { seed: 9 });
  expect(usual.conv2d(view, w, null).data).toEqual(usual.conv2d(contiguous(view), w, null).data);
});

test('wasm: what fails in a thread fails in the caller, and the threads go on', async () => {
  const [module, memory] = [await compileKernels(true), reserveMemory(16, true)];
  const own = { ...(await instantiate(module, memory)), product: () => undefined };
  const threads = await startThreads(2, module, memory, own);
  const beyond = 2 ** 31 - 64; // a plan outside the memory, which only the other thread reads
  for (let time = 0; time < 2; time++) {
    expect(() => {
      for (let call = 0; call < 10_000; call++) threads.run('product', beyond, 1000, { unit: 1, least: 1 });
    }).toThrow('wasm: product failed in another thread');
  }
  await threads.stop();
});

test('wasm: an engine that was closed says so, and does not wait for threads that are gone', async () => {
  const engine = await loadWasm({ threads: 2, memory: 16 });
  const [x, w] = [randomNormal([1, 40, 40, 8]), randomNormal([3, 3, 8, 8])];
  engine.conv2d(x, w, null);
  await engine.close();
  expect(() => engine.conv2d(x, w, null)).toThrow('wasm: this engine was closed');
}, 10_000);

test('wasm: threads out of range are refused', async () => {
  await expect(loadWasm({ threads: 0 })).rejects.toThrow(
    'loadBackend: threads must be a whole number from 1 to 15, not 0',
  );
});

test('wasm: a process with threads ends by itself', () => {
  const root = join(__dirname, '..', '..', '..');
  const script = `require('./lib/wasm').loadWasm({ threads: 2, memory: 16 }).then(() => console.log('loaded'));`;
  const run = spawnSync(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: root,
    timeout: 30_000,
    encoding: 'utf8',
  });
  expect(run.stdout).toBe('loaded\n');
  expect(run.status).toBe(0);
});

test('wasm: a dense layer whose weights do not fit the memory equals the loops', () => {
  const [x, w, b] = [
    randomNormal([9, 700]),
    randomNormal([700, 300], { seed: 1 }),
    randomNormal([300], { seed: 2 }),
  ];
  expect(allClose(small.dense(x, w, b), naive.dense(x, w, b), close)).toBe(true);
});

test('wasm: a dense layer of many weights and few rows, read in place, equals the loops', () => {
  const [x, w, b] = [
    randomNormal([3, 701]),
    randomNormal([701, 103], { seed: 1 }),
    randomNormal([103], { seed: 2 }),
  ];
  expect(allClose(usual.dense(x, w, b), naive.dense(x, w, b), close)).toBe(true);
  expect(allClose(usual.dense(x, w, null), naive.dense(x, w, null), close)).toBe(true);
});
