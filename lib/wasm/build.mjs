// @ts-check
// Compiles kernels/*.ts (AssemblyScript) to lib/dist/wasm: for a memory of one thread and for a shared one; each again
// with a fused multiply-add, which Node knows from version 22 on. (-O3 makes them larger, and no faster.)
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compiler from 'assemblyscript/asc';
import { depthwiseTiles } from './kernels/depthwise-tiles.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, '..', 'dist', 'wasm');

const common = [
  join(here, 'kernels', 'index.ts'),
  ...['--baseDir', join(here, 'kernels'), '-O2', '--noAssert', '--runtime', 'stub', '--importMemory'],
  ...['--memoryBase', '64'], // for the tables; from 1024 on stand the threads' messages
  ...['--enable', 'simd', '--enable', 'bulk-memory'],
];

/** @param {string} name @param {string[]} options */
async function compile(name, options) {
  const file = join(output, name);
  const { error, stdout, stderr } = await compiler.main([...common, ...options, '--outFile', file]);
  process.stdout.write(stdout.toString());
  process.stderr.write(stderr.toString());
  if (error) throw error;
  // For browsers: a script, which every bundler takes along and loads when it is asked for.
  writeFileSync(`${file}.mjs`, `export default '${readFileSync(file).toString('base64')}';\n`);
  process.stdout.write(`${name}: ${statSync(file).size} bytes\n`);
}

writeFileSync(join(here, 'kernels', 'depthwise-tiles.ts'), depthwiseTiles());
mkdirSync(output, { recursive: true });
const shared = ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
const fused = ['--enable', 'relaxed-simd'];
await compile('kernels.wasm', []);
await compile('kernels-fused.wasm', fused);
await compile('kernels-shared.wasm', shared);
await compile('kernels-shared-fused.wasm', [...shared, ...fused]);
