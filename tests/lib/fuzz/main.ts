// 100,000 damaged files of each format: `npm run fuzz -- [PNG IDX safetensors CIFAR] [--count N] [--seed S]`. Each
// format runs in a process of its own, so that a hang is an end with a reason. The last line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { readArgs } from '../../../tools/args';
import type { Format } from './format';
import { fuzz } from './fuzz';
import { png } from './png';
import { safetensors } from './safetensors';
import { cifar, idx } from './tables';

const usage = 'npm run fuzz -- [PNG IDX safetensors CIFAR] [--count N] [--seed S]';
const formats: readonly Format[] = [png, idx, safetensors, cifar];
const { values, positionals } = readArgs(usage, {
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    here: { type: 'boolean' },
  },
});
const count = Number(values.count);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const chosen = formats.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

if (values.here) {
  for (const format of chosen) {
    const { read, refused, faults } = fuzz(format, { count, seed });
    for (const fault of faults) console.log(`  ✘ ${fault}`);
    console.log(`${format.name}: ${read} read, ${refused} refused, ${faults.length} faults`);
    if (faults.length > 0 || read === 0) process.exitCode = 1;
  }
} else {
  console.log(`seed ${seed}`);
  let failed = 0;
  for (const { name } of chosen) {
    const words = [
      '-r',
      'ts-node/register',
      __filename,
      name,
      '--here',
      '--count',
      String(count),
      '--seed',
      String(seed),
    ];
    const { status, signal } = spawnSync(process.execPath, words, {
      stdio: 'inherit',
      timeout: 60_000 + 20 * count,
    });
    if (signal) console.log(`  ✘ ${name}: no end after ${60 + count / 50} s`);
    if (status !== 0) failed++;
  }
  console.log(`${chosen.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1;
}
