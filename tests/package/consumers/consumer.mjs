import { createRequire } from 'node:module';
import { loadBackend, naive, randomNormal, ShapeError } from 'convlab';
import { formula } from 'convlab/notebook';
import { loadTfjs } from 'convlab/tfjs';
import { loadWasm } from 'convlab/wasm';

const backend = await loadBackend();
const x = randomNormal([1, 32, 32, 3], { seed: 1 });
const w = randomNormal([5, 5, 3, 10], { seed: 2 });
const out = backend.conv2d(x, w, null, { padding: 2 });
let one = false;
try {
  naive.conv2d(w, w, null);
} catch (error) {
  one = error instanceof ShapeError && error instanceof createRequire(import.meta.url)('convlab').ShapeError;
}
const entries = [formula, loadTfjs, loadWasm].every((entry) => typeof entry === 'function');
console.log(backend.name, String(out.shape), one, entries && formula('a + 1').evaluate({ a: 2 }) === 3);
