import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { Bilingual } from 'convlab';
import { say } from '../verdict/messages';
import { root } from './places';
import { isPristine } from './starter.cjs';

/** An answer's text; or why there is none that can be run. */
export type Answer =
  | { readonly text: string }
  | { readonly status: 'not-started' | 'compile-error'; readonly message: Bilingual };

const MOST_BYTES = 200_000;

/** Reads an answer's file: a regular file (neither it nor its chapter's folder a link) of UTF-8 text. */
export function readAnswer(file: string, starter: string): Answer {
  const shown = relative(root, file).startsWith('..') ? file : relative(root, file);
  const stats = statsOf(file);
  if (stats === undefined) return { status: 'not-started', message: say.noFile(shown) };
  if (!stats.isFile() || lstatSync(dirname(file)).isSymbolicLink()) return refused(say.notAFile(shown));
  if (stats.size > MOST_BYTES) return refused(say.tooLong(shown));
  let bytes: Buffer;
  try {
    bytes = readRegular(file);
  } catch {
    return refused(say.notAFile(shown));
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); // a BOM is dropped
  } catch {
    return refused(say.notUtf8(shown));
  }
  if (text.trim() === '' || isPristine(text, starter)) {
    return { status: 'not-started', message: say.notStarted };
  }
  return { text };
}

function refused(message: Bilingual): Answer {
  return { status: 'compile-error', message };
}

function statsOf(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}

/** Opened so that a link put in place since then is not followed, and a pipe does not block. */
function readRegular(file: string): Buffer {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!fstatSync(descriptor).isFile()) throw new Error('not a file');
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
