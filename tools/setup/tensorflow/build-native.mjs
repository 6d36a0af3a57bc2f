// @ts-check
// tfjs-node's addon from npm and PyPI alone: the libraries of the tensorflow-cpu wheel, and one call of g++.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, paths } from '../base/paths.mjs';
import { run } from '../base/run.mjs';
import { addon, linkFile, tfjsNode } from './files.mjs';

/** Of the wheels that carry the libraries by themselves (2.11 and later) this is the smallest. */
export const VERSION = '2.13.1';
const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];
const here = join(paths.root, 'tools', 'setup', 'tensorflow');
const NEEDED_BYTES = 1.5e9;
export const NO_COMPILER = 'no C++ compiler';

/**
 * @param {(text: string) => void} report
 * @param {string} log
 */
export async function buildNative(report, log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`made for Linux on x64; this is ${process.platform} on ${process.arch}`);
  }
  if ((await run('g++', ['--version'], { seconds: 20 })).code !== 0) {
    throw new Error(NO_COMPILER);
  }
  const libraries = await stage(report, log);
  report('g++');
  for (const name of LIBRARIES) linkFile(join(libraries, 'lib', name), join(tfjsNode, 'deps', 'lib', name));
  mkdirSync(dirname(addon), { recursive: true });
  const compiled = await run('g++', compilerArguments(libraries), { seconds: 300, log });
  if (compiled.code !== 0) throw new Error('g++ could not compile the addon');
}

/** @param {string} libraries */
function compilerArguments(libraries) {
  const lib = join(libraries, 'lib');
  return [
    ...['-std=c++17', '-O1', '-fPIC', '-shared', '-static-libgcc'],
    ...['-DNAPI_VERSION=8', '-DBUILDING_NODE_EXTENSION', '-DNODE_GYP_MODULE_NAME=tfjs_binding'],
    ...['-I', join(tfjsNode, '..'), '-I', join(libraries, 'include'), '-I', nodeHeaders()],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join(tfjsNode, 'binding', name)),
    ...[
      '-L',
      lib,
      '-ltensorflow',
      '-ltensorflow_framework',
      '-Wl,-rpath,$ORIGIN/../../deps/lib',
      '-o',
      addon,
    ],
  ];
}

/** Node's own headers where it brought them, or the package that holds nothing else. */
function nodeHeaders() {
  const own = join(dirname(process.execPath), '..', 'include', 'node');
  if (existsSync(join(own, 'node_api.h'))) return own;
  return join(paths.modules, 'node-api-headers', 'include');
}

/**
 * TensorFlow's libraries and headers, downloaded once.
 * @param {(text: string) => void} report
 * @param {string} log
 * @returns {Promise<string>} the folder they are in
 */
async function stage(report, log) {
  const cache = cacheFolder();
  const staged = join(cache, `tensorflow-${VERSION}-linux-x64`);
  if (existsSync(staged)) return staged;
  mkdirSync(cache, { recursive: true });
  const { bavail, bsize } = statfsSync(cache);
  if (bavail * bsize < NEEDED_BYTES) throw new Error(`less than ${NEEDED_BYTES / 1e9} GB free in ${cache}`);
  const work = mkdtempSync(join(cache, 'staging-'));
  try {
    report(`tensorflow-cpu ${VERSION} (187 MB)`);
    const wheels = join(work, 'wheels');
    // The wheel is only unzipped, so its Python tag need not be ours.
    const target = [
      '--implementation',
      'cp',
      '--python-version',
      '3.10',
      '--platform',
      'manylinux2014_x86_64',
    ];
    const only = ['--no-deps', '--no-cache-dir', '--only-binary=:all:', '--require-hashes'];
    const source = ['-r', join(here, 'wheel.txt'), '-d', wheels];
    const pip = ['-m', 'pip', 'download', '--quiet', ...only, ...target, ...source];
    const downloaded = await run(paths.python, pip, { seconds: 600, log });
    if (downloaded.code !== 0) throw new Error('tensorflow-cpu could not be downloaded');
    report('unpack');
    const wheel = join(wheels, readdirSync(wheels)[0]);
    const unpacked = join(work, 'unpacked');
    const unzip = await run(paths.python, [join(here, 'unpack.py'), wheel, unpacked], { log });
    if (unzip.code !== 0) throw new Error('the tensorflow-cpu wheel could not be unpacked');
    const lib = join(unpacked, 'lib');
    await run('strip', ['--strip-unneeded', ...LIBRARIES.map((name) => join(lib, name))], { log });
    symlinkSync(LIBRARIES[0], join(lib, 'libtensorflow.so'));
    symlinkSync(LIBRARIES[1], join(lib, 'libtensorflow_framework.so'));
    renameSync(unpacked, staged);
    return staged;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
