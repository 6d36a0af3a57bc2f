import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { dirname, relative } from 'node:path';
import { root } from '../paths';
import { isPristine } from './starter.cjs';

/** An answer's text; or why there is none that can be run, and the file's name for who reads it. */
export type Answer = { readonly text: string } | { readonly problem: Problem; readonly file: string };
export type Problem = 'no-file' | 'not-a-file' | 'too-long' | 'not-utf8' | 'not-started';

const MOST_BYTES = 200_000;

/** Reads an answer's file: a regular file (neither it nor its chapter's folder a link) of UTF-8 text. */
export function readAnswer(file: string, starter: string): Answer {
  const shown = relative(root, file).startsWith('..') ? file : relative(root, file);
  const stats = statsOf(file);
  const refused = (problem: Problem): Answer => ({ problem, file: shown });
  if (stats === undefined) return refused('no-file');
  if (!stats.isFile() || lstatSync(dirname(file)).isSymbolicLink()) return refused('not-a-file');
  if (stats.size > MOST_BYTES) return refused('too-long');
  let bytes: Buffer;
  try {
    bytes = readRegular(file);
    if (bytes.length > MOST_BYTES) return refused('too-long');
  } catch {
    return refused('not-a-file');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); // a BOM is dropped
  } catch {
    return refused('not-utf8');
  }
  return text.trim() === '' || isPristine(text, starter) ? refused('not-started') : { text };
}

function statsOf(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}

/**
 * Opened so that a link put in place since then is not followed, and a pipe does not block; read no further than an
 * answer can be long, should the file grow meanwhile.
 */
function readRegular(file: string): Buffer {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!fstatSync(descriptor).isFile()) throw new Error('not a file');
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    let length = 0;
    for (let got = -1; got !== 0 && length < bytes.length; length += got) {
      got = readSync(descriptor, bytes, length, bytes.length - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
