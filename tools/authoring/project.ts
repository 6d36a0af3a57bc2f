/** The project's folder, its chapters by number, and texts that are changed in place. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { end } from '../args';
import { chapters } from '../notebooks/chapters';

export const root: string = resolve(__dirname, '../..');

/** A chapter's name, 'NN-topic', by its number, '05' or '5'. Ends the process where there is no such chapter. */
export function chapterOf(number: string): string {
  const all = chapters(root);
  const found = all.find((name) => /^\d+$/.test(number) && name.startsWith(`${number.padStart(2, '0')}-`));
  return found ?? end(`no chapter ${number}: there are ${all.map((name) => name.slice(0, 2)).join(', ')}`);
}

/** Changes a file's text, where there is something to change. */
export async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) return;
  await write(file, after);
  print(`changed  ${relative(root, file)}`);
}

/** Writes a file as prettier lays it out. */
export async function write(file: string, text: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export const oracleFile: string = join(root, 'tests', 'exercises', 'oracle.test.ts');
