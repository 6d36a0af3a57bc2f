import * as tf from '@tensorflow/tfjs';
import type { Backend, TfjsBackend } from '../../lib/backend';
import { loadTfjs } from '../../lib/tfjs';
import { findRuntime } from '../../lib/tfjs/runtime';
import { randomNormal, zeros } from '../../lib/tensor';
import { goldenSuite } from './engines/golden';
import { publishedSuite } from './engines/published';

// The runtime that the set-up chose runs in engines.test.ts; the lowest one is held to the same values here.
describe('on plain JavaScript', () => {
  let backend: TfjsBackend;
  beforeAll(async () => {
    backend = await loadTfjs({ backend: 'cpu', why: ['no wasm today'] });
  }, 60_000);

  test('says so, and why', () => {
    expect([backend.name, backend.engine, backend.why]).toEqual(['tfjs', 'cpu', ['no wasm today']]);
    expect(backend.version).toBe(tf.version.tfjs);
  });

  goldenSuite(() => backend);
  publishedSuite(() => backend);
});

describe('the ladder', () => {
  test('wasm, where the set-up chose it', async () => {
    const { engine } = await findRuntime({ backend: 'wasm', why: ['no compiler'] });
    expect(engine).toBe('wasm');
  });

  test('without a choice from the top: each runtime passed over has its reason', async () => {
    const { engine, why } = await findRuntime({ backend: 'none' });
    const above = { tensorflow: 0, wasm: 1, cpu: 2 }[engine];
    expect(why).toHaveLength(above);
    for (const reason of why) expect(reason).toMatch(/^(tensorflow|wasm): \S/);
  });

  test('wasm has the gradient of a filter, which it lacks by itself', async () => {
    await findRuntime({ backend: 'wasm' });
    const names = tf.getKernelsForBackend('wasm').map(({ kernelName }) => kernelName);
    expect(names).toContain('Conv2DBackpropFilter');
  });
});

describe('leaves no tensor behind', () => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await loadTfjs();
  }, 60_000);

  const x = randomNormal([2, 6, 7, 4], { seed: 1 });
  const w = randomNormal([3, 2, 2, 6], { seed: 2 });
  const options = { stride: [2, 1], dilation: [1, 2], padding: [1, 2], groups: 2 } as const;
  const pool = { size: [3, 2], stride: [1, 2], padding: 'same' } as const;
  const dense = [randomNormal([3, 5]), randomNormal([5, 4])] as const;
  test.each<[string, (b: Backend) => unknown]>([
    ['conv2d', (b) => b.conv2d(x, w, zeros([6]), options)],
    ['conv2dBackward', (b) => b.conv2dBackward(zeros([2, 3, 9, 6]), x, w, options)],
    ['maxPool2d', (b) => b.maxPool2d(x, pool)],
    ['maxPool2dBackward', (b) => b.maxPool2dBackward(zeros([2, 6, 4, 4]), x, pool)],
    ['avgPool2d', (b) => b.avgPool2d(x, pool)],
    ['avgPool2dBackward', (b) => b.avgPool2dBackward(zeros([2, 6, 4, 4]), x, pool)],
    ['dense', (b) => b.dense(...dense, zeros([4]))],
    ['denseBackward', (b) => b.denseBackward(zeros([3, 4]), ...dense)],
    ['relu', (b) => b.relu(x)],
    ['reluBackward', (b) => b.reluBackward(x, x)],
    ['localResponseNorm', (b) => b.localResponseNorm(x)],
    ['localResponseNormBackward', (b) => b.localResponseNormBackward(x, x)],
    ['dropout', (b) => b.dropout(x, { rate: 0.5, seed: 1, training: true })],
    ['softmaxCrossEntropy', (b) => b.softmaxCrossEntropy(dense[0], [0, 4, 2])],
  ])('%s', (_, run) => {
    run(backend); // what is made once and for all is made now
    const before = tf.memory();
    for (let i = 0; i < 3; i++) run(backend);
    const after = tf.memory();
    expect([after.numTensors, after.numDataBuffers]).toEqual([before.numTensors, before.numDataBuffers]);
  });
});
