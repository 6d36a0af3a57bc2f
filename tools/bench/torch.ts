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

type TorchTimes<Part extends keyof TorchReport> = Pick<TorchReport, Part | 'version'>;

/** Runs these parts of torch_peer.py with the Python that was named. Throws where that has no torch. */
export function runTorch<Part extends keyof TorchReport>(
  python: string,
  threads: number,
  ...parts: Part[]
): TorchTimes<Part> {
  const run = spawnSync(python, [join(__dirname, 'torch_peer.py'), String(threads), ...parts], {
    input: JSON.stringify(workloads),
    encoding: 'utf8',
  });
  if (run.status !== 0)
    throw new Error(`bench: torch did not run with ${python}: ${run.stderr || String(run.error)}`);
  return JSON.parse(run.stdout) as TorchTimes<Part>;
}

/** On one thread and on two; null without a Python. */
export function torchOnOneAndTwo<Part extends keyof TorchReport>(
  python: string | undefined,
  part: Part,
): readonly [TorchReport[Part], TorchReport[Part]] | null {
  if (python === undefined) return null;
  return [runTorch(python, 1, part)[part], runTorch(python, 2, part)[part]];
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
