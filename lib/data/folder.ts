import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Where the loaders look; by default the course's own datasets/. */
export interface DataOptions {
  /** A folder laid out like the one it stands for, such as a copy of your own. */
  readonly folder?: string;
}

/** The course's datasets/: the first folder of that name above this file. Throws where there is none. */
export function datasetsFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'datasets');
    if (existsSync(join(candidate, 'photos'))) return candidate;
    if (dirname(folder) === folder) {
      throw new Error(`no datasets folder above ${__dirname}: pass one, as in { folder: '/where/it/is' }`);
    }
  }
}

/**
 * The first of `names` that `folder` holds, and its bytes, unpacked where the name ends in .gz.
 * Throws an Error that lists the names where it holds none.
 */
export function readFirst(
  what: string,
  folder: string,
  names: readonly string[],
): { name: string; bytes: Uint8Array } {
  const name = names.find((one) => existsSync(join(folder, one)));
  if (name === undefined) throw new Error(`${what}: ${folder} holds none of ${names.join(', ')}`);
  const bytes = readFileSync(join(folder, name));
  return { name, bytes: name.endsWith('.gz') ? unpack(what, name, bytes) : bytes };
}

function unpack(what: string, name: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    throw new Error(`${what}: ${name} is not a whole gzip file (${(error as Error).message})`, {
      cause: error,
    });
  }
}
