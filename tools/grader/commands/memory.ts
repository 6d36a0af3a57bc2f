import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../../write-atomically.cjs';
import { stateFolder } from '../paths';
import type { Verdict } from '../verdict/verdict';

// What is remembered of a student between two checks: results, and how many hints were seen.

export interface Remembered {
  readonly status: Verdict['status'];
  readonly points: number;
  readonly maxPoints: number;
  /** Whether it ever passed: then the kit's own solution may be seen. */
  readonly everPassed: boolean;
  /** Of the answer's text, to tell whether it was changed since. */
  readonly hash: string;
}

const resultsFile = join(stateFolder, 'progress.json');
const hintsFile = join(stateFolder, 'hints.json');

export function results(): Record<string, Remembered> {
  return read<Record<string, Remembered>>(resultsFile, {});
}

/** Remembers verdicts; `texts` are the answers' texts by id. */
export function remember(verdicts: readonly Verdict[], texts: ReadonlyMap<string, string>): void {
  const all = results();
  for (const { id, status, points, maxPoints } of verdicts) {
    const everPassed = status === 'passed' || (all[id] as Remembered | undefined)?.everPassed === true;
    all[id] = { status, points, maxPoints, everPassed, hash: hashOf(texts.get(id) ?? '') };
  }
  write(resultsFile, all);
}

/** How many hints of an exercise were shown. */
export function hintsSeen(id: string): number {
  return read<Record<string, number>>(hintsFile, {})[id] ?? 0;
}

export function rememberHint(id: string, number: number): void {
  write(hintsFile, { ...read<Record<string, number>>(hintsFile, {}), [id]: number });
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function read<T>(file: string, otherwise: T): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return otherwise;
  }
}

function write(file: string, value: unknown): void {
  writeAtomically(file, JSON.stringify(value, null, 2));
}
