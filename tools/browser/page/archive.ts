// Answers as a zip with the layout of exercises/: to be handed in, or carried to JupyterLab and back.

import { strToU8, unzipSync, zipSync } from 'fflate';

const FOLDER = '/course/';
/** The folder exercises/ may lie within others; nothing leads out of them. */
const ANSWER = /^(?:[^/\\:]+\/)*?(exercises\/\d\d-[\w-]+\/[A-Za-z]\w*\.ts)$/;
const limits = { answer: 200_000, zip: 20_000_000 };

/** A zip that holds more than answers can. */
export class TooLargeError extends Error {
  override name = 'TooLargeError';
}

/** @param files texts by path: /course/exercises/NN-topic/<id>.ts */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [path.slice(FOLDER.length), strToU8(text)]);
  return Uint8Array.from(zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>));
}

/**
 * The answers in a zip, and how many files were left out that lie where answers do. Throws where it is no zip.
 *
 * @param known the course's answers: exercises/NN-topic/<id>.ts
 */
export function answersIn(
  zip: Uint8Array,
  known: readonly string[],
): { answers: Record<string, string>; leftOut: number } {
  if (zip.length > limits.zip) throw new TooLargeError();
  const answers: Record<string, string> = {};
  const placed = new Set<string>();
  let leftOut = 0;
  const found = unzipSync(zip, {
    filter({ name, originalSize }) {
      const path = placeOf(name);
      if (!/exercises[/\\].*\.ts$/.test(name)) return false;
      // Of one answer, one text; so the course's own number of answers limits what is unpacked.
      const isWanted = known.includes(path) && !placed.has(path) && originalSize <= limits.answer;
      if (isWanted) placed.add(path);
      else leftOut++;
      return isWanted;
    },
  });
  for (const [name, bytes] of Object.entries(found)) {
    const path = placeOf(name);
    const text = answerIn(bytes, path);
    if (text === undefined) leftOut++;
    else answers[FOLDER + path] = text;
  }
  return { answers, leftOut };
}

function placeOf(name: string): string {
  return name.split('/').some((part) => part === '' || part === '..') ? '' : (ANSWER.exec(name)?.[1] ?? '');
}

/** The text of a file, if it can be the answer that its name says. */
function answerIn(bytes: Uint8Array, path: string): string | undefined {
  const [, id] = /(\w+)\.ts$/.exec(path) ?? [];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
    const named = /^\/\/ exercise: (\S+)/.exec(text)?.[1] ?? id;
    return named === id && new RegExp(`\\b${id}\\b`).test(text) && !text.includes('\0') ? text : undefined;
  } catch {
    return undefined; // not UTF-8
  }
}
