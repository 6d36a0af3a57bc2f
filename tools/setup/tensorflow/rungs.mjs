// @ts-check
// The ladder's rungs, the best first. A rung throws with its reason where it cannot be had here.
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { paths, toolEnvironment } from '../base/paths.mjs';
import { run } from '../base/run.mjs';
import { logFile } from '../base/steps.mjs';
import { buildNative } from './build-native.mjs';
import { bringBack, clearNative, forget, keepNative, tfjsNode } from './files.mjs';

const OFFICIAL_SECONDS = 60;
export const log = logFile('tensorflow');

/** @typedef {{ version: string, native?: string }} Smoked */
/**
 * @typedef {object} Rung
 * @property {'official' | 'built' | 'wasm' | 'cpu'} name
 * @property {'tensorflow' | 'wasm' | 'cpu'} backend
 * @property {(report: (text: string) => void) => Promise<Smoked>} take
 */

/** @type {readonly Rung[]} */
export const rungs = [
  {
    name: 'official',
    backend: 'tensorflow',
    take: (report) => native('official', () => installOfficial(report)),
  },
  { name: 'built', backend: 'tensorflow', take: (report) => native('built', () => buildNative(report, log)) },
  { name: 'wasm', backend: 'wasm', take: () => smoke('wasm') },
  { name: 'cpu', backend: 'cpu', take: () => smoke('cpu') },
];

/**
 * From the kept copy where it works, or else made anew and then kept.
 * @param {'official' | 'built'} rung
 * @param {() => Promise<void>} make
 */
async function native(rung, make) {
  if (bringBack(rung)) {
    try {
      return await smoke('tensorflow');
    } catch {
      forget(rung);
    }
  }
  try {
    clearNative();
    await make();
    const smoked = await smoke('tensorflow');
    keepNative(rung);
    return smoked;
  } catch (error) {
    clearNative();
    throw error;
  }
}

/** The package's own install script: downloads Google's libraries, and the addon built for them. */
async function installOfficial(/** @type {(text: string) => void} */ report) {
  report('official');
  const manifest = join(tfjsNode, 'package.json');
  const before = readFileSync(manifest);
  const env = toolEnvironment();
  const { code } = await run(process.execPath, ['scripts/install.js'], {
    cwd: tfjsNode,
    env: { ...env, PATH: [join(paths.modules, '.bin'), env.PATH].join(delimiter) },
    seconds: OFFICIAL_SECONDS,
    log,
  });
  writeFileSync(manifest, before); // the script changes its own manifest, and leaves it so where it fails
  if (code === 124) throw new Error(`not done within ${OFFICIAL_SECONDS} s`);
  if (code !== 0) throw new Error('its download or its install script failed');
}

/**
 * @param {'tensorflow' | 'wasm' | 'cpu'} backend
 * @returns {Promise<Smoked>}
 */
export async function smoke(backend) {
  const script = join(paths.root, 'tools', 'setup', 'tensorflow', 'smoke.cjs');
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' };
  const { code, output } = await run(process.execPath, [script, backend], { env, seconds: 60, log });
  const lines = output.trim().split('\n');
  if (code !== 0) throw new Error(lines.find((line) => /\S/.test(line))?.slice(0, 200) ?? `exit ${code}`);
  const report = lines.findLast((line) => line.startsWith('{'));
  if (report === undefined) throw new Error('the smoke test printed nothing');
  return JSON.parse(report);
}
