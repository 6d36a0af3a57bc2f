// @ts-check
// A small network learns a pattern on the fastest engine that works here: its loss must fall to a tenth.
import { createRequire } from 'node:module';

/** @type {typeof import('convlab')} */
const { fit, leNet, loadBackend, randomNormal, sgd } = createRequire(import.meta.url)('convlab');

const labels = Array.from({ length: 32 }, (_, i) => i % 4);
const images = randomNormal([32, 28, 28, 1], { seed: 1 });
for (const [i, label] of labels.entries()) {
  for (let row = 0; row < 14; row++) {
    for (let col = 0; col < 14; col++) {
      images.set(i, row + 14 * (label >> 1), col + 14 * (label % 2), 0, 2);
    }
  }
}
const { losses } = await fit(
  leNet({ classes: 4, seed: 3 }),
  { images, labels },
  {
    backend: await loadBackend(),
    optimizer: sgd({ learningRate: 0.05, momentum: 0.9 }),
    epochs: 10,
    batchSize: 16,
    seed: 4,
    progress: false,
  },
);
console.log(`losses ${losses[0].toFixed(3)} … ${losses[losses.length - 1].toFixed(3)}`);
if (!(losses[losses.length - 1] < losses[0] / 10)) process.exitCode = 1;
