import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { loadBackend } from 'convlab';
import type { Contestant } from './measure';
import type { Inputs } from './layers';

const find = createRequire(__filename);

/** TensorFlow.js itself, not convlab's engine on it: its tensors stay where they are, nothing is copied in or out. */
export async function loadTfjsBackends(): Promise<string[]> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(find.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  const works: string[] = [];
  await loadBackend('tfjs').catch(() => null); // registers the native library where the set-up found or built it
  for (const name of ['cpu', 'wasm', 'tensorflow']) {
    if (await tf.setBackend(name).catch(() => false)) works.push(name);
  }
  await tf.ready();
  return works;
}

/** The forward pass of one convolution. */
export function tfjsConv(backend: string, { x, w, options }: Inputs): Contestant {
  void tf.setBackend(backend); // loaded already: it takes effect at once
  const image = tf.tensor4d(x.data as Float32Array, x.shape as [number, number, number, number]);
  const filters = tf.tensor4d(w.data as Float32Array, w.shape as [number, number, number, number]);
  const run = (): void => {
    void tf.setBackend(backend);
    tf.conv2d(image, filters, options.stride as number, options.padding === 0 ? 'valid' : 'same').dispose();
  };
  return { name: `tfjs ${backend}`, run };
}

/** The LeNet step on TensorFlow.js's native library, with all threads that it takes; empty where it is missing. */
export function tfjsNodeStep(backends: readonly string[]): Contestant[] {
  if (!backends.includes('tensorflow')) return [];
  void tf.setBackend('tensorflow');
  const filters1 = tf.variable(tf.randomNormal<tf.Rank.R4>([5, 5, 1, 8], 0, 0.1));
  const filters2 = tf.variable(tf.randomNormal<tf.Rank.R4>([5, 5, 8, 16], 0, 0.1));
  const weights = tf.variable(tf.randomNormal<tf.Rank.R2>([256, 10], 0, 0.1));
  const biases = [8, 16, 10].map((length) => tf.variable(tf.zeros([length])));
  const images = tf.randomNormal<tf.Rank.R4>([64, 28, 28, 1]);
  const labels = tf.oneHot(
    Array.from({ length: 64 }, (_, i) => i % 10),
    10,
  );
  const optimizer = tf.train.sgd(0.01);
  const half = (x: tf.Tensor4D): tf.Tensor4D => tf.maxPool(tf.relu(x), 2, 2, 'valid');
  const loss = (): tf.Scalar => {
    const first = half(tf.add(tf.conv2d(images, filters1, 1, 'valid'), biases[0]));
    const second = half(tf.add(tf.conv2d(first, filters2, 1, 'valid'), biases[1]));
    const logits = tf.add(tf.matMul(tf.reshape(second, [64, 256]), weights), biases[2]);
    return tf.losses.softmaxCrossEntropy(labels, logits);
  };
  const step = (): void => {
    void tf.setBackend('tensorflow');
    optimizer.minimize(loss, true)?.dataSync();
  };
  return [
    {
      name: 'tfjs-node',
      run: () => {
        tf.tidy(step);
      },
      wall: true,
    },
  ];
}
