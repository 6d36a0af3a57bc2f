import { spawnSync } from 'node:child_process';
import { naive } from '../../../lib/naive';
import { randomNormal } from '../../../lib/tensor';
import { loadWasm } from '../../../lib/wasm';
import { compileKernels, instantiate, reserveMemory } from '../../../lib/wasm/machine/module';
import { startThreads } from '../../../lib/wasm/machine/threads';
import { drawn, loadEngines, results, resultsOf, root, type Engines } from './support';

let engines: Engines;
beforeAll(async () => {
  engines = await loadEngines();
});
afterAll(() => engines.threaded.close());

// Layers of which every step is shared: threads that wrote into one room would spoil each other's numbers.
test.each([
  ['3 × 3', { x: [1, 22, 22, 96], w: [3, 3, 96, 128], options: { padding: 1 } }],
  ['5 × 5', { x: [2, 15, 17, 48], w: [5, 5, 48, 64] }],
] as const)("wasm: threads have rooms of their own in Winograd's %s", (_, layer) => {
  const tensors = drawn(layer);
  const alone = resultsOf(engines.usual, tensors);
  for (let time = 0; time < 20; time++) {
    const shared = resultsOf(engines.threaded, tensors);
    for (const name of results) expect(shared[name]).toHaveTheBitsOf(alone[name]);
  }
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
});

test('wasm: a call does not wait for a thread that the system holds up', async () => {
  jest.resetModules();
  const nobody = { start: () => Promise.resolve({ stop: () => Promise.resolve() }) };
  jest.doMock('../../../lib/platform/threads', () => ({
    threads: { missing: () => undefined, mayWait: () => true, ...nobody },
  }));
  const { loadWasm: load } = await import('../../../lib/wasm');
  jest.dontMock('../../../lib/platform/threads');
  const alone = await load({ threads: 2, memory: 64 });
  const [x, w] = [randomNormal([1, 40, 40, 8], { seed: 1 }), randomNormal([3, 3, 8, 8], { seed: 2 })];
  expect(alone.conv2d(x, w, null)).toHaveTheBitsOf(engines.usual.conv2d(x, w, null));
});

test.each([
  [1, 1000, 801],
  [3, 700, 1024],
  [2, 9, 70_001],
])('wasm: %i rows of a dense layer [%i, %i] have the same bits on two threads', (rows, inputs, outputs) => {
  const x = randomNormal([rows, inputs], { seed: 1 });
  const [w, b] = [randomNormal([inputs, outputs], { seed: 2 }), randomNormal([outputs], { seed: 3 })];
  const alone = engines.usual.dense(x, w, b);
  for (let time = 0; time < 5; time++) expect(engines.threaded.dense(x, w, b)).toHaveTheBitsOf(alone);
  expect(alone).toBeCloseToTensor(naive.dense(x, w, b), { atol: 1e-3 });
});

test('wasm: threads out of range are refused', async () => {
  await expect(loadWasm({ threads: 0 })).rejects.toThrow(
    'loadBackend: threads must be a whole number from 1 to 15, not 0',
  );
});

test('wasm: a process with threads ends by itself', () => {
  const script = `require('./lib/wasm').loadWasm({ threads: 2, memory: 16 }).then(() => console.log('loaded'));`;
  const run = spawnSync(process.execPath, ['-r', 'ts-node/register', '-e', script], {
    cwd: root,
    timeout: 30_000,
    encoding: 'utf8',
  });
  expect(run.stdout).toBe('loaded\n');
  expect(run.status).toBe(0);
});
