import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { workloads } from './layers';

/** What PyTorch needs for the same work, in ms. */
export interface TorchReport {
  readonly version: string;
  readonly step: number;
  readonly convolutions: Readonly<Record<string, { forward: number; dw: number; dx: number } | undefined>>;
  readonly maxPool: number;
  readonly avgPool: number;
  readonly alexNet: number;
  readonly efficientNetLite0: number;
}

/** Runs torch_peer.py with the Python that was named. Throws where that has no torch. */
export function runTorch(python: string, threads: number): TorchReport {
  const run = spawnSync(python, [join(__dirname, 'torch_peer.py'), String(threads)], {
    input: JSON.stringify(workloads),
    encoding: 'utf8',
  });
  if (run.status !== 0)
    throw new Error(`bench: torch did not run with ${python}: ${run.stderr || String(run.error)}`);
  return JSON.parse(run.stdout) as TorchReport;
}

/** The lesser time of each: torch runs before and after all else, so that a noisy moment need not hit it twice. */
export function lesser<Times>(a: Times, b: Times): Times {
  if (typeof a === 'number') return Math.min(a, b as number) as Times;
  if (typeof a !== 'object' || a === null) return a;
  const other = b as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(a).map(([name, value]) => [name, lesser(value, other[name])]),
  ) as Times;
}
