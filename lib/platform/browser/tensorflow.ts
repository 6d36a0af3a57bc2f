import type { Tensorflow } from '../types';
import { files } from './files';

async function loadWasm(): Promise<unknown> {
  const tf = await loadCpu();
  try {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    // One thread, as in Node: in Firefox, a worker waits for its pool of threads forever.
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    setWasmPaths(`${files.folderWith('tfjs') ?? '.'}tfjs/`); // its tfjs-backend-wasm*.wasm
  } catch (error) {
    throw new Error('@tensorflow/tfjs-backend-wasm is not installed', { cause: error });
  }
  return tf;
}

async function loadCpu(): Promise<typeof import('@tensorflow/tfjs')> {
  try {
    return await import('@tensorflow/tfjs');
  } catch (error) {
    throw new Error('@tensorflow/tfjs is not installed', { cause: error });
  }
}

export const tensorflow: Tensorflow = {
  runtimes: [
    { engine: 'wasm', load: loadWasm },
    { engine: 'cpu', load: loadCpu },
  ],
};
