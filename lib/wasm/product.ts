import type { Machine } from './machine';
import { SCRATCH } from './threads';

/** Rows (a, b, c), each at start + a · steps[0] + b · steps[1] + c · steps[2] bytes. */
export interface Rows {
  readonly start: number;
  readonly steps: readonly [number, number, number];
}

/** out[row][column] (+)= start[column] + Σ_runs Σ_k x[row; run, k] · panel[run, k][column]; see kernels/product.ts. */
export interface Product {
  /** How many rows: a · b · c. */
  readonly sizes: readonly [number, number, number];
  readonly input: Rows;
  readonly output: Rows;
  /** Address of the jumps from the end of a run to the start of the next, made by `jumps`. */
  readonly jumps: number;
  readonly runs: number;
  readonly run: number;
  /** Address of the packed panels. */
  readonly panels: number;
  readonly columns: number;
  /** Address of the numbers to start from, or 0. */
  readonly start?: number;
  /** Add to what the output holds. */
  readonly more?: boolean;
  /** Rows that write to the same place must stay in one thread: how many rows make one unit. */
  readonly unit?: number;
}

/** A panel's part of at most this many steps (of 8 floats) stays in the first-level cache beside what it meets. */
const CACHED_STEPS = 768;
/** Below this many multiply-adds, waking the other threads costs more than they save. */
const WORTH_SHARING = 400_000;

export function multiply(machine: Machine, p: Product): void {
  const rows = p.sizes[0] * p.sizes[1] * p.sizes[2];
  const plan = machine.take(20);
  const chunk = Math.max(1, Math.floor(CACHED_STEPS / p.run));
  // The order of kernels/product.ts.
  machine.ints.set(
    [
      ...[p.input.start, ...p.input.steps, p.output.start, ...p.output.steps, p.sizes[1], p.sizes[2]],
      ...[p.jumps, p.runs, p.run, p.panels, p.columns, p.start ?? 0, p.more ? 1 : 0, chunk],
    ],
    plan / 4,
  );
  const work = rows * p.columns * p.runs * p.run;
  if (machine.threads && work > WORTH_SHARING) machine.threads.run(plan, rows, p.unit ?? 4);
  else machine.kernels.product(plan, 0, rows, SCRATCH);
}

/** Runs of `run` floats whose starts are `count × step` bytes apart, nested: the last level fastest. */
export function jumps(machine: Machine, run: number, levels: readonly (readonly [number, number])[]): number {
  let starts = [0];
  for (const [count, step] of levels) {
    starts = starts.flatMap((start) => Array.from({ length: count }, (_, i) => start + i * step));
  }
  const address = machine.take(starts.length);
  for (let i = 0; i < starts.length; i++) {
    machine.ints[address / 4 + i] = i + 1 < starts.length ? starts[i + 1] - starts[i] - run * 4 : 0;
  }
  return address;
}

/** Room that a panelled matrix takes: whole panels of 8, the last one perhaps of 4. */
export function panelWidth(columns: number): number {
  return Math.ceil(columns / 4) * 4;
}
