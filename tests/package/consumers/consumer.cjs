'use strict';

const { naive, randomNormal, ShapeError } = require('convlab');
const { loadWasm } = require('convlab/wasm');

async function main() {
  const backend = await loadWasm();
  const w = randomNormal([5, 5, 3, 10], { seed: 2 });
  const out = backend.conv2d(randomNormal([1, 32, 32, 3], { seed: 1 }), w, null, { padding: 2 });
  let one = false;
  try {
    naive.conv2d(w, w, null);
  } catch (error) {
    one = error instanceof ShapeError;
  }
  console.log(backend.name, String(out.shape), one);
}

void main();
