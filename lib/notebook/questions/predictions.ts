import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { KernelHost } from '../../host/kernel-host';
import { writeWhole } from '../../write-whole';

/** What a reader chose, by the question's id. */
export type Predictions = Readonly<Record<string, { readonly choice: number } | undefined>>;

/** All choices so far; none where there is no notebook or no file yet, or the file cannot be read. */
export function readPredictions(host: KernelHost | undefined): Predictions {
  if (!host) return {};
  try {
    const read: unknown = JSON.parse(readFileSync(fileOf(host), 'utf8'));
    return typeof read === 'object' && read !== null ? (read as Predictions) : {};
  } catch {
    return {};
  }
}

/** Keeps one choice more. */
export function savePrediction(host: KernelHost, id: string, choice: number): void {
  const file = fileOf(host);
  mkdirSync(path.dirname(file), { recursive: true });
  const text = JSON.stringify(
    { ...readPredictions(host), [id]: { choice, at: new Date().toISOString() } },
    null,
    2,
  );
  writeWhole(file, text);
}

function fileOf(host: KernelHost): string {
  return path.join(host.root, '.convlab', 'predictions.json');
}
