// Paths in strings: `import … from './lib/geo|`, `readFileSync('data/|`.

import fs from 'node:fs';
import path from 'node:path';
import type TS from 'typescript';
import { ts } from '../typescript';

export interface Path {
  name: string;
  kind: 'directory' | 'file';
}

/** What a string begins with, up to a place in it; undefined where the place is in none. */
export function stringBefore(file: TS.SourceFile, position: number): string | undefined {
  const visit = (node: TS.Node): string | undefined => {
    if (position <= node.pos || position > node.end) return undefined;
    if (!ts.isStringLiteralLike(node)) return ts.forEachChild(node, visit);
    const start = node.getStart(file) + 1;
    return start > position ? undefined : file.text.slice(start, position);
  };
  return visit(file);
}

/** The files and folders that a path may go on with; none where it names no folder yet. */
export function paths(root: string, begun: string): Path[] {
  const at = begun.lastIndexOf('/') + 1;
  const [folder, typed] = [begun.slice(0, at), begun.slice(at)];
  if (folder === '') return [];
  return readFolder(path.resolve(root, folder))
    .filter(({ name }) => name.startsWith(typed) && (typed !== '' || !name.startsWith('.')))
    .map((entry): Path => ({ name: entry.name, kind: entry.isDirectory() ? 'directory' : 'file' }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function readFolder(folder: string): fs.Dirent[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // it is a URL, or not there yet
  }
}
