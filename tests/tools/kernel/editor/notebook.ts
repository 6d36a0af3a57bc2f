// A service over files in memory, as a page in a browser has it; only TypeScript's own declarations are the disk's.

import fs from 'node:fs';
import path from 'node:path';
import { compilerOptions } from '../../../../tools/kernel/compile/options';
import { EditorService } from '../../../../tools/kernel/editor/service';
import { ts } from '../../../../tools/kernel/typescript';

const LIBRARY = `
/** A tensor of zeros. */
export declare function zeros(shape: number[], dtype?: 'float32' | 'float64'): Tensor;
/** Numbers with a shape. */
export interface Tensor { readonly shape: number[]; readonly data: Float32Array }
export declare function check(id: string): void;
`;

/**
 * The cells c0, c1, … of a notebook: `|` marks a place, which is taken out of the text.
 *
 * @param files further files by name
 */
export function notebook(texts: readonly string[], files: Record<string, string> = {}) {
  const libFolder = path.dirname(ts.getDefaultLibFilePath({}));
  const all = new Map([
    ['/course/node_modules/convlab/package.json', '{ "name": "convlab", "types": "index.d.ts" }'],
    ['/course/node_modules/convlab/index.d.ts', LIBRARY],
    ...Object.entries(files),
  ]);
  const isLib = (name: string): boolean => name.startsWith(libFolder);
  const service = new EditorService(
    {
      folder: '/course',
      libFolder,
      options: compilerOptions(),
      own: new Map([['/course/console.d.ts', 'declare const console: { log(...data: unknown[]): void };']]),
      files: {
        read: (name) => all.get(name) ?? (isLib(name) ? fs.readFileSync(name, 'utf8') : undefined),
        exists: (name) => all.has(name) || (isLib(name) && fs.existsSync(name)),
        directoryExists: (name) => [...all.keys()].some((file) => file.startsWith(`${name}/`)),
        version: (name) => String(all.get(name)?.length ?? ''),
      },
    },
    ['check'],
  );
  const cell = texts.findIndex((text) => text.includes('|'));
  const at = texts[cell]?.indexOf('|') ?? 0;
  service.update(texts.map((text, i) => ({ id: `c${i}`, text: text.replace('|', '') })));
  return { service, cell: `c${Math.max(0, cell)}`, at };
}
