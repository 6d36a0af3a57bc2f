// @ts-check
// Finds a Python (3.10 or newer) and, where there is one, uv.
import { run } from '../base/run.mjs';

/** @typedef {{ command: string, args: string[], version: string, canVenv: boolean, hasPip: boolean }} Python */

const PROBE = `
import importlib.util as u, platform, sys
has = lambda *names: all(u.find_spec(n) is not None for n in names)
print(platform.python_version(), sys.version_info >= (3, 10), has("venv", "ensurepip"), has("venv", "pip"))
`;

/**
 * Names a Python may go by, the likeliest first.
 * @param {NodeJS.Platform} platform
 * @returns {{ command: string, args: string[] }[]}
 */
export function pythonNames(platform) {
  const names = ['python3', 'python', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
  const plain = names.map((command) => ({ command, args: /** @type {string[]} */ ([]) }));
  return platform === 'win32' ? [{ command: 'py', args: ['-3'] }, ...plain] : plain;
}

/**
 * The best Python here: one that can make a venv by itself before one that cannot.
 * @returns {Promise<{ best: Python | undefined, tooOld: string | undefined }>}
 */
export async function findPython() {
  /** @type {Python | undefined} */
  let best;
  /** @type {string | undefined} */
  let tooOld;
  for (const { command, args } of pythonNames(process.platform)) {
    const { code, output } = await run(command, [...args, '-c', PROBE], { seconds: 20 });
    /** @type {(string | undefined)[]} */
    const words = output.trim().split(/\s+/);
    const [version, newEnough, canVenv, hasPip] = words;
    if (code !== 0 || version === undefined) continue;
    if (newEnough !== 'True') {
      tooOld ??= version;
      continue;
    }
    const found = { command, args, version, canVenv: canVenv === 'True', hasPip: hasPip === 'True' };
    if (found.canVenv) return { best: found, tooOld };
    best ??= found;
  }
  return { best, tooOld };
}

/** @returns {Promise<string | undefined>} uv's version */
export async function findUv() {
  const { code, output } = await run('uv', ['--version'], { seconds: 20 });
  return code === 0 ? output.trim().split(/\s+/)[1] : undefined;
}
