import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const binary = compile(source);
  const { instance } = await WebAssembly.instantiate(binary);
  const { spin } = instance.exports as { spin: (rounds: number, factor: number) => number };
  const end = wallClock() + 200;
  while (wallClock() < end) spin(rounds / 10, 0.5);
  return { run: () => spin(rounds, 0.5), gigaflop: (rounds * FLOPS_A_ROUND) / 1e9 };
}

/** By the compiler of the kernels, which npm fetches at the version that lib/wasm/build.mjs names. */
function compile(text: string): Buffer<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'convlab-ceiling-'));
  try {
    const [from, to] = [join(folder, 'ceiling.ts'), join(folder, 'ceiling.wasm')];
    writeFileSync(from, text);
    const build = readFileSync(join(__dirname, '../../lib/wasm/build.mjs'), 'utf8');
    const compiler = /assemblyscript@[\d.]+/.exec(build)?.[0] ?? 'assemblyscript';
    const options = ['-O3', '--runtime', 'stub', '--initialMemory', '1', '--enable', 'simd'];
    const args = [`--package=${compiler}`, '--', 'asc', from, '--outFile', to, ...options];
    execFileSync('npm', ['exec', '--yes', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
    return Buffer.from(readFileSync(to));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
