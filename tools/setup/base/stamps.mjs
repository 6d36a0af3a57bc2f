// @ts-check
// A step that came to its end leaves a stamp: the hash of what it was made from. It is written last, so a step
// that was interrupted has none and is done again.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { writeAtomically } from '../../write-atomically.cjs';
import { paths } from './paths.mjs';

/**
 * @param {readonly (string | Uint8Array)[]} parts
 * @returns {string} a short hash that changes with any part, and with where one part ends
 */
export function hashOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, 20);
}

/**
 * All files under a folder whose path passes, sorted.
 * @param {string} folder
 * @param {(path: string) => boolean} passes is asked for folders too
 * @returns {string[]}
 */
export function filesUnder(folder, passes) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!passes(path)) return [];
      return entry.isDirectory() ? filesUnder(path, passes) : [path];
    });
}

/** @param {readonly string[]} files */
export function hashOfFiles(files) {
  return hashOf(files.flatMap((file) => [relative(paths.root, file), readFileSync(file)]));
}

/**
 * @param {string} step
 * @param {string} [folder]
 * @returns {string | undefined}
 */
export function readStamp(step, folder = paths.stamps) {
  try {
    return readFileSync(join(folder, step), 'utf8').trim();
  } catch {
    return undefined;
  }
}

/**
 * @param {string} step
 * @param {string} value
 * @param {string} [folder]
 */
export function writeStamp(step, value, folder = paths.stamps) {
  writeAtomically(join(folder, step), `${value}\n`);
}

/**
 * @param {string} step
 * @param {string} [folder]
 */
export function removeStamp(step, folder = paths.stamps) {
  rmSync(join(folder, step), { force: true });
}
