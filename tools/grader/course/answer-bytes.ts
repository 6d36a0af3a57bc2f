import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * The bytes of an answer's file, which is a regular one: neither it nor its chapter's folder a link, nor it
 * another name of `solution`. One byte more than
 * `most` where it has more than that.
 */
export function answerBytes(
  file: string,
  most: number,
  solution?: string,
): Uint8Array | 'no-file' | 'not-a-file' {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return 'no-file';
  if (!stats.isFile() || lstatSync(dirname(file)).isSymbolicLink()) return 'not-a-file';
  if (stats.nlink > 1 && isSameFile(stats, file, solution)) return 'not-a-file';
  try {
    return readRegular(file, most + 1);
  } catch {
    return 'not-a-file';
  }
}

/** Whether a file is another name (a hard link) of the kit's solution; graded as itself, the solution may be read. */
function isSameFile({ dev, ino }: Stats, file: string, solution: string | undefined): boolean {
  if (solution === undefined || realpathSync(dirname(file)) === realpathSync(dirname(solution))) return false;
  const other = lstatSync(solution, { throwIfNoEntry: false });
  return other?.dev === dev && other.ino === ino;
}

/**
 * Opened so that a link put in place since then is not followed, and a pipe does not block; read no further than an
 * answer can be long, should the file grow meanwhile.
 */
function readRegular(file: string, most: number): Uint8Array {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!fstatSync(descriptor).isFile()) throw new Error('not a file');
    const bytes = Buffer.alloc(most);
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes.length; length += got) {
      got = readSync(descriptor, bytes, length, bytes.length - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
