import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from '../types';

let base: string | undefined;

export const files: Files = {
  exists: existsSync,
  read: (path) => readFileSync(path),
  list: (folder) => readdirSync(folder),
  write,
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  join,
  folderWith(marker) {
    if (base !== undefined) return base;
    for (let folder = __dirname; ; folder = dirname(folder)) {
      if (existsSync(join(folder, marker))) return folder;
      if (dirname(folder) === folder) return undefined;
    }
  },
  setBase: (folder) => void (base = folder),
  preload: () => Promise.resolve(),
};

/**
 * Beside the old file first, then by a rename, so that a full disk leaves the old one whole.
 * What is no regular file, like /dev/stdout, is written to directly.
 */
function write(path: string, data: string | Uint8Array): void {
  const old = lstatSync(path, { throwIfNoEntry: false });
  const file = old?.isSymbolicLink() ? realpathSync(path) : path;
  if (old && !lstatSync(file).isFile()) {
    writeFileSync(file, data);
    return;
  }
  const beside = `${file}.${process.pid}.new`;
  try {
    writeFileSync(beside, data);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
