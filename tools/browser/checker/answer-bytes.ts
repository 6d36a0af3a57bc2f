// tools/grader/course/answer-bytes.ts over the files that the page keeps.

import * as files from '../node/files';

/** The bytes of an answer's file. */
export function answerBytes(file: string): Uint8Array | 'no-file' {
  const text = files.find(file)?.text;
  return text === undefined ? 'no-file' : new TextEncoder().encode(text);
}
