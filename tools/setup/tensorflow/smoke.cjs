// @ts-check
'use strict';

// smoke.cjs <backend>: is this TensorFlow.js there, and is the gradient of a convolution right? In a process of
// its own, for a broken native library ends the process that loads it. Loaded by the library, as the course does.

const path = require('node:path');

/** @type {any} its types are narrowed to what lib needs */
const { findRuntime } = require(path.join(__dirname, '../../../lib/dist/tfjs/runtime.js'));

const wanted = process.argv[2];

async function main() {
  const { tf, engine, version, why } = await findRuntime({ backend: wanted });
  if (engine !== wanted) throw new Error(why.join(' '));
  // y = x ⋆ w with x all ones [1, 5, 4, 1], w [3, 2, 1, 1]: 3·3 outputs, so every dw is 9.
  const gradient = tf.grad((/** @type {any} */ w) => tf.sum(tf.conv2d(tf.ones([1, 5, 4, 1]), w, 1, 'valid')));
  const dw = Array.from(gradient(tf.ones([3, 2, 1, 1])).dataSync());
  if (dw.length !== 6 || dw.some((value) => value !== 9))
    throw new Error(`a wrong gradient: ${dw.join(' ')}`);
  const native = wanted === 'tensorflow' ? tf.backend().binding.TF_Version : undefined;
  process.stdout.write(`${JSON.stringify({ version, native })}\n`);
}

main().catch((/** @type {unknown} */ error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
