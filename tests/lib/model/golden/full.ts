/**
 * All 61,100,840 weights of torchvision's AlexNet through a file, and its logits beside PyTorch's. Too slow for
 * every test run: npx ts-node tests/lib/model/golden/full.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alexNet, loadBackend, loadWeights } from 'convlab';
import { goldenImages, torchvisionFile, type Golden } from './numbers';
import golden from './torchvision-alexnet.json';

async function main(): Promise<void> {
  const full: Golden = golden.full;
  const folder = mkdtempSync(join(tmpdir(), 'alexnet-'));
  const path = join(folder, 'alexnet.safetensors');
  const model = alexNet({ variant: 'torchvision' });
  writeFileSync(path, torchvisionFile(full));
  loadWeights(model, path);
  rmSync(folder, { recursive: true });
  const backend = await loadBackend();
  const started = performance.now();
  const out = model.forward(backend, goldenImages(full)).data;
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  const worst = Math.max(...full.logits[0].map((value, i) => Math.abs(value - out[i])));
  console.log(
    `${backend.name}: ${seconds} s; the largest difference of 1,000 logits is ${worst.toExponential(1)}`,
  );
  if (!(worst < 1e-4)) process.exitCode = 1;
}

void main();
