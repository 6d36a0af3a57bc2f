import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';

/** What an entry loads at once: its own file and those that it imports statically, and so on. */
export function eagerInputs(
  { outputs }: Metafile,
  folder: string,
  entry: string,
): { readonly inputs: readonly string[]; readonly bytes: number; readonly text: Uint8Array } {
  const first = Object.keys(outputs).find((path) => basename(path) === entry);
  if (first === undefined) throw new Error(`there is no ${entry} among ${Object.keys(outputs).join(', ')}`);
  const reached = new Set([first]);
  for (const path of reached) {
    for (const { kind, path: next } of outputs[path].imports)
      if (kind === 'import-statement') reached.add(next);
  }
  const paths = [...reached];
  const texts = paths.map((path) => readFileSync(join(folder, basename(path))));
  return {
    inputs: paths.flatMap((path) => Object.keys(outputs[path].inputs)),
    bytes: paths.reduce((sum, path) => sum + outputs[path].bytes, 0),
    text: Buffer.concat(texts),
  };
}
