// Answers as a zip with the layout of exercises/: to be handed in, or carried to JupyterLab and back.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const FOLDER = '/course/';
const ANSWER = /(?:^|\/)(exercises\/\d\d-[\w-]+\/[A-Za-z]\w*\.ts)$/;
/** An answer's size is limited by the checker, too. */
const MOST_BYTES = 200_000;

/** @param files texts by path: /course/exercises/NN-topic/<id>.ts */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [path.slice(FOLDER.length), strToU8(text)]);
  return Uint8Array.from(zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>));
}

/** The answers in a zip, wherever in it the folder exercises/ is. Throws where it is no zip. */
export function answersIn(zip: Uint8Array): Record<string, string> {
  const found = unzipSync(zip, {
    filter: ({ name, originalSize }) => ANSWER.test(name) && originalSize <= MOST_BYTES,
  });
  return Object.fromEntries(
    Object.entries(found).map(([name, bytes]) => [FOLDER + (ANSWER.exec(name)?.[1] ?? ''), strFromU8(bytes)]),
  );
}
