import { relative } from 'node:path';
import { root } from '../paths';
import { answerBytes } from './answer-bytes';
import { isPristine } from './starter.cjs';

/** An answer's text; or why there is none that can be run, and the file's name for who reads it. */
export type Answer = { readonly text: string } | { readonly problem: Problem; readonly file: string };
export type Problem = 'no-file' | 'not-a-file' | 'too-long' | 'not-utf8' | 'not-started';

const MOST_BYTES = 200_000;

/** Reads an answer's file: a regular file of UTF-8 text. */
export function readAnswer(file: string, starter: string, solution?: string): Answer {
  const shown = relative(root, file).startsWith('..') ? file : relative(root, file);
  const refused = (problem: Problem): Answer => ({ problem, file: shown });
  const bytes = answerBytes(file, MOST_BYTES, solution);
  if (typeof bytes === 'string') return refused(bytes);
  if (bytes.length > MOST_BYTES) return refused('too-long');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes); // a BOM is dropped
  } catch {
    return refused('not-utf8');
  }
  return text.trim() === '' || isPristine(text, starter) ? refused('not-started') : { text };
}
