// @ts-check
// lib/dist/wasm: the kernels for a memory of one thread and for a shared one; each again with a fused multiply-add, which
// Node knows from version 22 on. (-O3 makes them larger, and no faster.)
//
// They are compiled from kernels/*.ts by AssemblyScript and stand in compiled/, 65 kB, so that a set-up needs no compiler
// of 100 MB. Where a source changed since, they are compiled anew: commit them. `--check` compiles in any case, and fails
// where a single byte is different.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { depthwiseTiles } from './kernels/depthwise-tiles.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, '..', 'dist', 'wasm');
const compiled = join(here, 'compiled');
const stamp = join(compiled, 'sources.sha256');

const compiler = 'assemblyscript@0.28.20';
const common = [
  join(here, 'kernels', 'index.ts'),
  ...['--baseDir', join(here, 'kernels'), '-O2', '--noAssert', '--runtime', 'stub', '--importMemory'],
  ...['--memoryBase', '64'], // for the tables; from 1024 on stand the threads' messages
  ...['--enable', 'simd', '--enable', 'bulk-memory'],
];
const shared = ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'];
const fused = ['--enable', 'relaxed-simd'];
/** @type {Readonly<Record<string, readonly string[]>>} */
const variants = {
  'kernels.wasm': [],
  'kernels-fused.wasm': fused,
  'kernels-shared.wasm': shared,
  'kernels-shared-fused.wasm': [...shared, ...fused],
};

/** What the binaries depend on: the sources, the compiler, its options. Line ends do not count. */
function hashOfSources() {
  const hash = createHash('sha256').update(
    JSON.stringify([compiler, common.slice(2).filter((word) => !word.includes(here)), variants]),
  );
  for (const name of readdirSync(join(here, 'kernels')).sort())
    hash.update(`\n${name}\n`).update(readFileSync(join(here, 'kernels', name), 'utf8').replaceAll('\r', ''));
  return hash.digest('hex');
}

/** @param {string} name @param {string} folder */
function compile(name, folder) {
  const args = [...common, ...variants[name], '--outFile', join(folder, name)];
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const words = ['exec', '--yes', `--package=${compiler}`, '--', 'asc', ...args];
  const { status, error } = spawnSync(npm, words, { stdio: 'inherit', shell: npm.endsWith('.cmd') });
  if (status !== 0) throw error ?? new Error(`asc could not compile ${name} (exit ${status})`);
}

/** The names of the binaries that are not what the sources compile to. */
function differing() {
  const folder = mkdtempSync(join(tmpdir(), 'convlab-kernels-'));
  try {
    return Object.keys(variants).filter((name) => {
      compile(name, folder);
      return !readFileSync(join(folder, name)).equals(readFileSync(join(compiled, name)));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

writeFileSync(join(here, 'kernels', 'depthwise-tiles.ts'), depthwiseTiles());
if (process.argv[2] === '--check') {
  const different = differing();
  for (const name of different)
    process.stderr.write(`${name} is not what kernels/*.ts compiles to: npm run build\n`);
  process.exitCode = different.length === 0 ? 0 : 1;
} else {
  mkdirSync(compiled, { recursive: true });
  const now = hashOfSources();
  let before = '';
  try {
    before = readFileSync(stamp, 'utf8').trim();
  } catch {
    // never compiled
  }
  if (now !== before) {
    for (const name of Object.keys(variants)) compile(name, compiled);
    writeFileSync(stamp, `${now}\n`);
  }
  mkdirSync(output, { recursive: true });
  for (const name of Object.keys(variants)) {
    const file = join(output, name);
    copyFileSync(join(compiled, name), file);
    const bytes = readFileSync(file);
    // For browsers: a script, which every bundler takes along and loads when it is asked for.
    writeFileSync(`${file}.mjs`, `export default '${bytes.toString('base64')}';\n`);
    process.stdout.write(`${name}: ${bytes.length} bytes\n`);
  }
}
