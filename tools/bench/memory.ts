import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** How much was held in the end that was not after the first tenth of `steps`, in MB, when all garbage is collected. */
export function memoryOverSteps(step: () => void, steps: number): { steps: number; grownMegabytes: number } {
  const warm = Math.floor(steps / 10);
  for (let i = 0; i < warm; i++) step();
  const before = held();
  for (let i = warm; i < steps; i++) step();
  return { steps, grownMegabytes: (held() - before) / 1024 / 1024 };
}

function held(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The peak of a process that does nothing but AlexNet's forward pass, in MB. Its weights alone are 250. */
export function alexNetPeak(): number {
  const run = spawnSync(process.execPath, ['-r', 'ts-node/register', join(__dirname, 'alexnet-alone.ts')], {
    encoding: 'utf8',
    cwd: join(__dirname, '..', '..'),
  });
  if (run.status !== 0) throw new Error(`bench: AlexNet alone did not run: ${run.stderr}`);
  return (JSON.parse(run.stdout) as { peakMegabytes: number }).peakMegabytes;
}
