import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** How much the process grew, in MB, between step `steps / 10`, when all is warm, and the last one. */
export function memoryOverSteps(step: () => void, steps: number): { steps: number; grownMegabytes: number } {
  const warm = Math.floor(steps / 10);
  for (let i = 0; i < warm; i++) step();
  const before = process.memoryUsage.rss();
  for (let i = warm; i < steps; i++) step();
  return { steps, grownMegabytes: (process.memoryUsage.rss() - before) / 1024 / 1024 };
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
