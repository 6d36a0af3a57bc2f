// node:fs, as far as kernel and checker use it, over files.ts.

import * as files from './files';

class Stats {
  constructor(
    private readonly kind: 'file' | 'folder',
    readonly mtimeMs: number,
  ) {}
  isFile = (): boolean => this.kind === 'file';
  isDirectory = (): boolean => this.kind === 'folder';
  isSymbolicLink = (): boolean => false;
}

function missing(call: string, path: string): never {
  throw Object.assign(new Error(`ENOENT: no such file or directory, ${call} '${path}'`), { code: 'ENOENT' });
}

export function existsSync(path: string): boolean {
  return files.find(path) !== undefined || files.isFolder(path);
}

export function statSync(path: string, options: { throwIfNoEntry?: boolean } = {}): Stats | undefined {
  const file = files.find(path);
  if (file) return new Stats('file', file.time);
  if (files.isFolder(path)) return new Stats('folder', 0);
  return options.throwIfNoEntry === false ? undefined : missing('stat', path);
}

export function readFileSync(path: string, encoding?: string): string | Uint8Array {
  const { text } = files.find(path) ?? missing('open', path);
  return encoding === undefined ? new TextEncoder().encode(text) : text;
}

export function writeFileSync(path: string, data: string | Uint8Array): void {
  files.write(path, typeof data === 'string' ? data : new TextDecoder().decode(data));
}

/** With `withFileTypes`, entries that know their kind; else names. */
export function readdirSync(path: string, options: { withFileTypes?: boolean } = {}): unknown[] {
  const names = files.list(path);
  if (names.size === 0) missing('scandir', path);
  if (options.withFileTypes !== true) return [...names.keys()];
  return [...names].map(([name, kind]) => Object.assign(new Stats(kind, 0), { name }));
}

export function renameSync(from: string, to: string): void {
  copyFileSync(from, to);
  rmSync(from);
}

export function copyFileSync(from: string, to: string): void {
  const { text } = files.find(from) ?? missing('copyfile', from);
  files.write(to, text);
}

export function rmSync(path: string): void {
  files.remove(path);
}

/** A folder is there with its first file. */
export function mkdirSync(): void {}

export function watch(path: string): never {
  throw new Error(`watch: in a browser nobody but this page changes ${path}`);
}

export default {
  existsSync,
  statSync,
  readFileSync,
  writeFileSync,
  readdirSync,
  renameSync,
  copyFileSync,
  rmSync,
  mkdirSync,
  watch,
};
