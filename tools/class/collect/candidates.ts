import { decodeText } from './text';
import type { Entry } from './entries';

/** A text that may be the answer to an exercise, and where it was found. */
export interface Candidate {
  readonly id: string;
  readonly text: string;
  readonly path: string;
  readonly modified: number;
  /** What a person should look at: how sure it is that this is the answer. */
  readonly doubts: readonly Doubt[];
}

export type Doubt = 'no-first-line' | 'other-encoding' | 'id-misspelled' | 'several';

/** The exercises' ids by their lower-case form. */
export type KnownIds = ReadonlyMap<string, string>;

export function knownIds(ids: readonly string[]): KnownIds {
  return new Map(ids.map((id) => [id.toLowerCase(), id]));
}

/** The candidates in one file: the file itself, or the answer cells of a notebook. */
export function candidatesIn(entry: Entry, known: KnownIds): Candidate[] {
  const decoded = decodeText(entry.bytes);
  if (decoded === undefined) return [];
  const { path, modified } = entry;
  const other: Doubt[] =
    decoded.encoding === 'euc-kr' || decoded.encoding === 'windows-1252' ? ['other-encoding'] : [];
  const of = (text: string, where: string): Candidate[] => {
    const found = idOf(text, where, known);
    return found === undefined
      ? []
      : [{ id: found.id, text, path: where, modified, doubts: [...other, ...found.doubts] }];
  };
  if (!/\.ipynb$/i.test(path)) return of(decoded.text, path);
  return codeCells(decoded.text).flatMap(({ text, index }) =>
    firstLineId(text) === undefined ? [] : of(text, `${path}#${index}`),
  );
}

/** An answer is known by its first line; where that is missing, by its file's name and what it exports. */
function idOf(text: string, path: string, known: KnownIds): { id: string; doubts: Doubt[] } | undefined {
  const named = firstLineId(text);
  if (named !== undefined) {
    const id = known.get(named.toLowerCase());
    return id === undefined ? undefined : { id, doubts: id === named ? [] : ['id-misspelled'] };
  }
  const stem = /([^/]+?)(?:[-_ ]*(?:\(\d+\)|copy|사본|복사본|\d+))*\.\w+$/i.exec(path)?.[1] ?? '';
  const id = known.get(stem.toLowerCase());
  if (id === undefined || !new RegExp(`export[^\\n]*\\b${id}\\b`).test(text)) return undefined;
  return { id, doubts: ['no-first-line'] };
}

function firstLineId(text: string): string | undefined {
  return /^\s*\/\/[ \t]*exercise[ \t]*:[ \t]*(\w+)/i.exec(text)?.[1];
}

function codeCells(json: string): { text: string; index: number }[] {
  let cells: unknown;
  try {
    cells = (JSON.parse(json) as { cells?: unknown }).cells;
  } catch {
    return [];
  }
  if (!Array.isArray(cells)) return [];
  return cells.flatMap((cell: unknown, index) => {
    const { cell_type: type, source } = (cell ?? {}) as { cell_type?: unknown; source?: unknown };
    const lines = Array.isArray(source) ? source : [source];
    if (type !== 'code' || !lines.every((line) => typeof line === 'string')) return [];
    return [{ text: lines.join(''), index }];
  });
}
