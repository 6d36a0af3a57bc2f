import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { Contestant } from './measure';
import type { Inputs } from './layers';

const find = createRequire(__filename);

/** TensorFlow.js itself, not convlab's engine on it: its tensors stay where they are, nothing is copied in or out. */
export async function loadTfjsBackends(): Promise<string[]> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(dirname(find.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  const works: string[] = [];
  for (const name of ['cpu', 'wasm']) {
    if (await tf.setBackend(name)) works.push(name);
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
