import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** How much more is held after so many training steps than after a tenth of them, in MB, all garbage collected. */
export function memoryOverSteps(steps: number): number {
  return alone('steps', String(steps)).grownMegabytes;
}

/** The peak of a process that does nothing but AlexNet's forward pass, in MB. Its weights alone are 250. */
export function alexNetPeak(): number {
  return alone('alexnet').peakMegabytes;
}

function alone(...what: string[]): Record<string, number> {
  const run = spawnSync(process.execPath, ['-r', 'ts-node/register', join(__dirname, 'alone.ts'), ...what], {
    encoding: 'utf8',
    cwd: join(__dirname, '..', '..'),
  });
  if (run.status !== 0) throw new Error(`bench: ${what.join(' ')} did not run alone: ${run.stderr}`);
  return JSON.parse(run.stdout) as Record<string, number>;
}
