import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { unzipSync, type UnzipFileInfo } from 'fflate';

/** One file of a hand-in, wherever it was packed: `path` is for messages only, and never used as a path again. */
export interface Entry {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970, or 0 where the archive does not say. */
  readonly modified: number;
}

/** What a hand-in may hold at most. An answer has a few hundred bytes to a few kilobytes. */
export const limits = {
  files: 2000,
  fileBytes: 20_000_000, // notebooks carry pictures
  totalBytes: 200_000_000,
  archivesDeep: 2,
} as const;

/** Why a part of a hand-in was left out. */
export type Refusal =
  'link' | 'device' | 'climbs-out' | 'too-large' | 'too-many' | 'not-a-zip' | 'other-archive';

export type Refuse = (path: string, why: Refusal) => void;

/** Folders that are never a student's answers: the kit's own text, caches, backups. */
const IGNORED = /^(node_modules|solutions|tests|lib|tools|datasets|__MACOSX|\..+)$/;
const OTHER_ARCHIVE = /\.(tar|tgz|gz|bz2|xz|7z|rar|alz|egg)$/i;
const WORTH_READING = /\.(ts|tsx|mts|js|mjs|cjs|txt|ipynb|zip)$/i;

/**
 * All files of a hand-in that may hold answers. Folders and zip archives are opened; nothing is written.
 * `path` is a file or folder of the inbox; the entries' paths begin with its name.
 */
export function entriesOf(path: string, refuse: Refuse): Entry[] {
  const budget = new Budget(refuse);
  return [...walk(path, basename(path), budget)].flatMap((entry) =>
    unpacked(entry, budget, limits.archivesDeep),
  );
}

/** Counts what a hand-in costs, so that a zip bomb is refused before it is opened. */
class Budget {
  private files: number = limits.files;
  private bytes: number = limits.totalBytes;

  constructor(readonly refuse: Refuse) {}

  /** Whether a file of that size may be read; says why not. */
  take(path: string, size: number): boolean {
    if (size > limits.fileBytes || size > this.bytes) return this.no(path, 'too-large');
    if (this.files === 0) return this.no(path, 'too-many');
    this.files--;
    this.bytes -= size;
    return true;
  }

  private no(path: string, why: Refusal): false {
    this.refuse(path, why);
    return false;
  }
}

function* walk(file: string, shown: string, budget: Budget): Generator<Entry> {
  const stats = lstatSync(file);
  if (stats.isDirectory()) {
    for (const child of readdirSync(file).sort()) {
      if (!IGNORED.test(child)) yield* walk(join(file, child), `${shown}/${child}`, budget);
    }
  } else if (stats.isSymbolicLink()) budget.refuse(shown, 'link');
  else if (!stats.isFile()) budget.refuse(shown, 'device');
  else if (OTHER_ARCHIVE.test(file)) budget.refuse(shown, 'other-archive');
  else if (WORTH_READING.test(file) && budget.take(shown, stats.size)) {
    yield { path: shown, bytes: readFileSync(file), modified: stats.mtimeMs };
  }
}

function unpacked(entry: Entry, budget: Budget, deep: number): Entry[] {
  if (!/\.zip$/i.test(entry.path) && !isZip(entry.bytes)) return [entry];
  if (deep === 0) {
    budget.refuse(entry.path, 'too-many');
    return [];
  }
  try {
    const files = unzipSync(entry.bytes, { filter: (info) => wanted(entry, info, budget) });
    return Object.entries(files).flatMap(([path, bytes]) =>
      unpacked({ path: `${entry.path}/${path}`, bytes, modified: entry.modified }, budget, deep - 1),
    );
  } catch {
    budget.refuse(entry.path, 'not-a-zip');
    return [];
  }
}

/** Decides by the directory of the archive alone: the unpacked size that it names is the most that is ever allocated. */
function wanted(archive: Entry, { name, originalSize }: UnzipFileInfo, budget: Budget): boolean {
  if (name.endsWith('/')) return false;
  const shown = `${archive.path}/${name}`;
  const folders = name.split(/[/\\]/);
  if (folders.includes('..') || /^([/\\]|[A-Za-z]:)/.test(name)) {
    budget.refuse(shown, 'climbs-out');
    return false;
  }
  if (folders.slice(0, -1).some((folder) => IGNORED.test(folder))) return false;
  if (OTHER_ARCHIVE.test(name)) budget.refuse(shown, 'other-archive');
  return WORTH_READING.test(name) && budget.take(shown, originalSize);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}
