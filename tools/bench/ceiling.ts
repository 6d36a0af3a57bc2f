import { wallClock } from './measure';

const SUMS = 10;

/**
 * AssemblyScript: ten sums that stay in their registers, each with a factor read from the first-level cache, so that
 * nothing but multiplying and adding is waited for. (A factor in a register would be multiplied once, not each time.)
 */
const source = `
export function spin(rounds: i32, factor: f32): f32 {
  const a = f32x4.splat(factor);
  let ${sums((i) => `s${i} = f32x4.splat(${i})`, ', ')};
  for (; rounds > 0; rounds--) {
    ${sums((i) => `s${i} = f32x4.add(s${i}, f32x4.mul(v128.load(${1024 + 16 * i}), a));`, '\n    ')}
  }
  let sum = a;
  ${sums((i) => `sum = f32x4.add(sum, s${i});`, '\n  ')}
  return f32x4.extract_lane(sum, 0) + f32x4.extract_lane(sum, 3);
}`;

const FLOPS_A_ROUND = SUMS * 4 * 2;

function sums(line: (i: number) => string, between: string): string {
  return Array.from({ length: SUMS }, (_, i) => line(i)).join(between);
}

/** A function that runs the loop `rounds` times, and how many GFLOP that is. */
export interface Ceiling {
  readonly run: () => void;
  readonly gigaflop: number;
}

/** What SIMD128 can do on this machine at most: multiplications and additions of 4 float32, and nothing else. */
export async function simdCeiling(rounds = 100_000): Promise<Ceiling> {
  // An ES module: ts-node turns `import()` into `require`, which cannot load it.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- a fixed text
  const load = new Function('name', 'return import(name)') as (name: string) => Promise<AssemblyScript>;
  const { default: compiler } = await load('assemblyscript/asc');
  const { binary, error, stderr } = await compiler.compileString(source, {
    optimizeLevel: 3,
    runtime: 'stub',
    initialMemory: 1,
    enable: ['simd'],
  });
  if (!binary) throw new Error(`ceiling: ${stderr.toString()}`, { cause: error });
  const { instance } = await WebAssembly.instantiate(binary);
  const { spin } = instance.exports as { spin: (rounds: number, factor: number) => number };
  const end = wallClock() + 200;
  while (wallClock() < end) spin(rounds / 10, 0.5);
  return { run: () => spin(rounds, 0.5), gigaflop: (rounds * FLOPS_A_ROUND) / 1e9 };
}

interface AssemblyScript {
  readonly default: {
    compileString(
      source: string,
      options: Readonly<Record<string, unknown>>,
    ): Promise<{
      binary: Uint8Array<ArrayBuffer> | null;
      error: Error | null;
      stderr: { toString(): string };
    }>;
  };
}
