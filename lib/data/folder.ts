import { compression } from '../platform/compression';
import { files } from '../platform/files';
import { isGzip } from './formats/idx';

/** Where the loaders look; by default the course's own datasets/. */
export interface DataOptions {
  /** A folder with the same layout as the default one, such as your own copy. */
  readonly folder?: string;
}

/** The course's datasets/: the first folder of that name above the library, or the one given to `setCourseLocation`. Throws where there is none. */
export function datasetsFolder(): string {
  const course = files.folderWith('datasets/photos');
  if (course === undefined)
    throw new Error(
      "there is no datasets folder above the library: pass one, as in { folder: '/where/it/is' }, or call setCourseLocation",
    );
  return files.join(course, 'datasets');
}

/**
 * Sets where the course is: in Node the folder that holds datasets/ (without this: the first one above the library), in a
 * browser a URL (without this: the page's own). Below a URL, files.json lists the paths there are, and tfjs/ holds
 * TensorFlow.js's .wasm files.
 *
 * @example setCourseLocation('https://example.org/course/')
 */
export function setCourseLocation(location: string): void {
  files.setBase(location);
}

/**
 * Fetches files of the course, 'datasets/photos/chelsea-256.png', so that a loader need not block on them: useful in a
 * page, where blocking freezes it. Does nothing in Node.
 */
export function preloadFiles(paths: readonly string[]): Promise<void> {
  return files.preload(paths);
}

/**
 * The first of `names` that `folder` holds, and its bytes, unpacked where they are gzip's or the name ends in .gz.
 * Throws an Error that lists the names where it holds none.
 */
export function readFirst(
  what: string,
  folder: string,
  names: readonly string[],
): { name: string; bytes: Uint8Array } {
  const name = names.find((one) => files.exists(files.join(folder, one)));
  if (name === undefined) throw new Error(`${what}: ${folder} holds none of ${names.join(', ')}`);
  const bytes = files.read(files.join(folder, name));
  return { name, bytes: name.endsWith('.gz') || isGzip(bytes) ? unpack(what, name, bytes) : bytes };
}

/** Bytes of one file, unpacked: CIFAR-10's have 30 million, Fashion-MNIST's images 47. */
const LARGEST = 2 ** 30;

function unpack(what: string, name: string, bytes: Uint8Array): Uint8Array {
  try {
    return compression.gunzip(bytes, LARGEST);
  } catch (error) {
    throw new Error(`${what}: ${name} is not a whole gzip file (${(error as Error).message})`, {
      cause: error,
    });
  }
}
