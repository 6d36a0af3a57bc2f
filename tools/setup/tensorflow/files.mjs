// @ts-check
// The three native files of tfjs-node: where they lie in node_modules, and a kept copy for the next `npm ci` or
// the next clone.
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, paths } from '../base/paths.mjs';

export const tfjsNode = join(paths.modules, '@tensorflow', 'tfjs-node');
export const addon = join(tfjsNode, 'lib', 'napi-v8', 'tfjs_binding.node');
const folders = ['lib/napi-v8', 'deps/lib'];

/** @returns {string | undefined} the version in node_modules */
export function tfjsVersion() {
  try {
    return JSON.parse(readFileSync(join(tfjsNode, 'package.json'), 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** @param {'official' | 'built'} rung */
function keptFolder(rung) {
  return join(cacheFolder(), `tfjs-node-${tfjsVersion()}-${process.platform}-${process.arch}-${rung}`);
}

/** Removes what an install left in node_modules. */
export function clearNative() {
  for (const folder of ['lib', 'deps']) rmSync(join(tfjsNode, folder), { recursive: true, force: true });
}

/** @param {'official' | 'built'} rung */
export function keepNative(rung) {
  const kept = keptFolder(rung);
  const next = `${kept}.${process.pid}`;
  for (const folder of folders) linkFolder(join(tfjsNode, folder), join(next, folder));
  rmSync(kept, { recursive: true, force: true });
  renameSync(next, kept);
}

/**
 * @param {'official' | 'built'} rung
 * @returns {boolean} whether there was a kept copy to bring back
 */
export function bringBack(rung) {
  const kept = keptFolder(rung);
  if (!existsSync(kept)) return false;
  clearNative();
  for (const folder of folders) linkFolder(join(kept, folder), join(tfjsNode, folder));
  return true;
}

/** @param {'official' | 'built'} rung */
export function forget(rung) {
  rmSync(keptFolder(rung), { recursive: true, force: true });
}

/**
 * Hard links, as the libraries are half a gigabyte; copies where the cache is on another disk.
 * @param {string} from
 * @param {string} to
 */
function linkFolder(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else linkFile(source, target);
  }
}

/**
 * @param {string} source
 * @param {string} target
 */
export function linkFile(source, target) {
  mkdirSync(dirname(target), { recursive: true });
  rmSync(target, { force: true });
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
