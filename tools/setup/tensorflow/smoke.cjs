// @ts-check
'use strict';

// smoke.cjs <backend>: is this TensorFlow.js there, and is the gradient of a convolution right? In a process of
// its own, for a broken native library ends the process that loads it.

const util = require('node:util');

// tfjs-node 4.22 still calls this function, which Node 23 took away.
/** @type {any} */ (util).isNullOrUndefined ??= (/** @type {unknown} */ value) => value == null;

const wanted = process.argv[2];

async function main() {
  const tf = await load();
  if (tf.getBackend() !== wanted) throw new Error(`the backend is ${tf.getBackend()}, not ${wanted}`);
  // y = x ⋆ w with x all ones [1, 5, 4, 1], w [3, 2, 1, 1]: 3·3 outputs, so every dw is 9.
  const gradient = tf.grad((/** @type {any} */ w) => tf.sum(tf.conv2d(tf.ones([1, 5, 4, 1]), w, 1, 'valid')));
  const dw = Array.from(gradient(tf.ones([3, 2, 1, 1])).dataSync());
  if (dw.length !== 6 || dw.some((value) => value !== 9))
    throw new Error(`a wrong gradient: ${dw.join(' ')}`);
  const native = wanted === 'tensorflow' ? tf.backend().binding.TF_Version : undefined;
  process.stdout.write(`${JSON.stringify({ version: tf.version_core, native })}\n`);
}

/** @returns {Promise<any>} */
async function load() {
  if (wanted === 'tensorflow') return require('@tensorflow/tfjs-node');
  const tf = require('@tensorflow/tfjs');
  if (wanted === 'wasm') {
    require('@tensorflow/tfjs-backend-wasm');
    await addTrainingKernels(tf);
  }
  await tf.setBackend(wanted);
  await tf.ready();
  return tf;
}

/** @param {any} tf the wasm backend lacks the gradient of a convolution's filter; lib/tfjs has it */
async function addTrainingKernels(tf) {
  const { registerTrainingKernels } = require('../../../lib/dist/tfjs/training-kernels.js');
  await registerTrainingKernels(tf, 'wasm');
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
