import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file as a whole or not at all, even where the process is killed: beside it first, then by a rename. */
export function writeWhole(file: string, text: string): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
