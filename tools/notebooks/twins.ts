/**
 * Texts and their twins: which pairs were approved together, so that a half that changed alone is found.
 *
 * notebooks/src/approved.json holds the hashes of every pair, chapter by chapter.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcePath } from './chapters';
import { parsePercent } from './percent';

export interface Pair {
  readonly line: number;
  readonly en: string;
  readonly ko: string;
}

type Approved = Record<string, string[] | undefined>;

/** The texts of a chapter's source, both languages. */
export function pairsOf(source: string): Pair[] {
  return parsePercent(source).flatMap((cell) =>
    cell.kind === 'markdown' ? [{ line: cell.line, ...cell.text }] : [],
  );
}

/** The pairs of which one half is as it was approved and the other is not. */
export function changedAlone(pairs: readonly Pair[], approved: readonly string[]): Pair[] {
  const [english, korean] = [0, 1].map((half) => new Set(approved.map((both) => both.split(' ')[half])));
  return pairs.filter((pair) => {
    const [en, ko] = hashes(pair).split(' ');
    return !approved.includes(`${en} ${ko}`) && (english.has(en) || korean.has(ko));
  });
}

/** The approved pairs of a chapter. */
export function approvedOf(root: string, chapter: string): readonly string[] {
  return readApproved(root)[chapter] ?? [];
}

/** Approves a chapter's pairs as they are; without `all` only if no half has changed alone. */
export function approve(root: string, chapter: string, { all }: { readonly all: boolean }): void {
  const pairs = pairsOf(readFileSync(sourcePath(root, chapter), 'utf8'));
  const approved = readApproved(root);
  if (!all && changedAlone(pairs, approved[chapter] ?? []).length > 0) return;
  writeApproved(root, { ...approved, [chapter]: pairs.map(hashes) });
}

/** Forgets a chapter that is no more. */
export function forget(root: string, chapter: string): void {
  const others = Object.entries(readApproved(root)).filter(([name]) => name !== chapter);
  writeApproved(root, Object.fromEntries(others));
}

/** `hash of the English text`, a space, `hash of the Korean one` */
export function hashes({ en, ko }: Pair): string {
  return [en, ko]
    .map((text) => createHash('sha256').update(text.replace(/\s+/g, ' ')).digest('hex').slice(0, 10))
    .join(' ');
}

function readApproved(root: string): Approved {
  const path = approvedPath(root);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Approved) : {};
}

function writeApproved(root: string, approved: Approved): void {
  const sorted = Object.fromEntries(Object.entries(approved).sort(([a], [b]) => a.localeCompare(b)));
  writeFileSync(approvedPath(root), `${JSON.stringify(sorted, null, 2)}\n`);
}

function approvedPath(root: string): string {
  return join(root, 'notebooks', 'src', 'approved.json');
}

/** Numbers of at least two digits in a text, without title, code and formulas; 12,288 is 12288. */
export function numbersIn(text: string): string[] {
  const prose = text.replace(/^# .*|\$\$[^$]*\$\$|\$[^$]*\$|`[^`]*`|\]\([^)]*\)|<[^>]*>/g, ' ');
  const found =
    prose.match(/\d[\d,]*(?:\.\d+)?(?![\d,.]*\s?(?:million|billion|thousand|[만억천]|분의))/g) ?? [];
  return [...new Set(found.map((one) => one.replace(/,(?=\d{3})/g, '').replace(/[,.]+$/, '')))]
    .filter((one) => one.length >= 2)
    .sort();
}
