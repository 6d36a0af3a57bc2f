import type { Machine } from './machine';
import { SCRATCH, type Cut, type SharedKernel } from './threads';

/** Rows (a, b, c), each at start + a · steps[0] + b · steps[1] + c · steps[2] bytes. */
interface Rows {
  readonly start: number;
  readonly steps: readonly [number, number, number];
}

/** out[row][column] (+)= start[column] + Σ_runs Σ_k x[row; run, k] · panel[run, k][column]; see kernels/product.ts. */
export interface Product {
  /** How many rows: a · b · c. */
  readonly sizes: readonly [number, number, number];
  readonly input: Rows;
  readonly output: Rows;
  /** Address of the offsets from run to run, made by `runOffsets`. */
  readonly runOffsets: number;
  readonly runs: number;
  readonly runLength: number;
  /** Address of the packed panels. */
  readonly panels: number;
  readonly columns: number;
  /** Address of the numbers to start from, or 0. */
  readonly start?: number;
  /** Add to what the output holds. */
  readonly accumulate?: boolean;
  /** Address of two numbers that the finished sums are cut to, or 0. */
  readonly limits?: number;
  /**
   * How many neighbouring rows add to the same places. Threads never part them, so the rounding is always the same.
   * Default 1.
   */
  readonly unit?: number;
}

/**
 * The most steps (8 floats each) for which a panel's part stays in the first-level cache beside its input:
 * 768 · 32 bytes = 24 kB.
 */
export const CACHED_STEPS = 768;
/** The fewest rows that a thread should take: for fewer, reading the panels takes longer than using them. */
export const ROWS_WORTH_PANELS = 28;
/** Rows that kernels/product.ts takes at once: a tile of 4; a block of 256, or as many as make whole units. */
const [TILE, BLOCK] = [4, 256];
/** Below this many multiply-adds, waking the other threads costs more than they save. */
const WORTH_SHARING = 400_000;

export function multiply(machine: Machine, p: Product): void {
  const rows = p.sizes[0] * p.sizes[1] * p.sizes[2];
  const work = rows * p.columns * p.runs * p.runLength;
  runParts(
    machine,
    'product',
    productPlan(machine, p),
    rows,
    { unit: TILE * (p.unit ?? 1), least: ROWS_WORTH_PANELS },
    work,
  );
}

/** Does all parts of a plan, with the other threads' help where the work, in multiply-adds, is worth it. */
export function runParts(
  machine: Machine,
  kernel: SharedKernel,
  plan: number,
  parts: number,
  cut: Cut,
  work: number,
): void {
  if (machine.threads && work > WORTH_SHARING) machine.threads.run(kernel, plan, parts, cut);
  else machine.kernels[kernel](plan, 0, parts, SCRATCH);
}

/** The address of a product's numbers, written down in the order of kernels/product.ts. */
export function productPlan(machine: Machine, p: Product): number {
  const rows = p.sizes[0] * p.sizes[1] * p.sizes[2];
  const chunk = Math.max(1, Math.floor(CACHED_STEPS / p.runLength));
  const unit = p.unit ? TILE * p.unit : rows;
  const units = unit * Math.max(1, Math.floor(BLOCK / unit));
  return planOf(machine, [
    ...[p.input.start, ...p.input.steps, p.output.start, ...p.output.steps, p.sizes[1], p.sizes[2]],
    ...[
      p.runOffsets,
      p.runs,
      p.runLength,
      p.panels,
      p.columns,
      p.start ?? 0,
      p.accumulate ? 1 : 0,
      chunk,
      units,
      p.limits ?? 0,
    ],
  ]);
}

/** A few whole numbers in memory; their address. */
export function planOf(machine: Machine, numbers: readonly number[]): number {
  const address = machine.allocate(numbers.length);
  machine.ints.set(numbers, address / 4);
  return address;
}

/** One level of a nest of loops: how often, and how many bytes apart. */
export type Level = readonly [count: number, step: number];

/**
 * For runs of `runLength` floats, found by three loops in each other: bytes from where the kernel's loop ends a run
 * to where the next run starts. The loop advances two numbers per iteration, so after a run of odd length it is at the
 * run's last number; the offset includes it.
 */
export function runOffsets(
  machine: Machine,
  runLength: number,
  [outer, middle, inner]: readonly Level[],
): number {
  const total = outer[0] * middle[0] * inner[0];
  const address = machine.allocate(total);
  const { ints } = machine;
  const pairs = (runLength & ~1) * 4;
  let last = 0;
  let at = address / 4 - 1;
  for (let i = 0; i < outer[0]; i++) {
    for (let j = 0; j < middle[0]; j++) {
      for (let k = 0; k < inner[0]; k++) {
        const start = i * outer[1] + j * middle[1] + k * inner[1];
        if (at >= address / 4) ints[at] = start - last - pairs;
        last = start;
        at++;
      }
    }
  }
  ints[at] = (runLength & 1) * 4;
  return address;
}

/** The largest part of a long run that divides it and still leaves its panel in the first-level cache. */
export function largestPart(runLength: number): number {
  if (runLength <= CACHED_STEPS) return runLength;
  for (let parts = 2; parts <= runLength / 64; parts++) {
    if (runLength % parts === 0 && runLength / parts <= CACHED_STEPS) return runLength / parts;
  }
  return runLength;
}

export const UNIT_LEVEL: Level = [1, 0];

/** Room that a panelled matrix takes: whole panels of 8, the last one perhaps of 4. */
export function panelWidth(columns: number): number {
  return Math.ceil(columns / 4) * 4;
}
