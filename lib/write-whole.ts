import { lstatSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file at once or not at all: beside it first, then by a rename, so that a full disk leaves the old one whole.
 * What is no regular file, like /dev/stdout, is written to as it stands.
 */
export function writeWhole(path: string, data: string | Uint8Array): void {
  const there = lstatSync(path, { throwIfNoEntry: false });
  const file = there?.isSymbolicLink() ? realpathSync(path) : path;
  if (there && !lstatSync(file).isFile()) {
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
