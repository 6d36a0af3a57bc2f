/** Links from a chapter to the glossary: a term is linked where the chapter explains it, in bold. */
import { existsSync, readFileSync } from 'node:fs';
import type { Language } from 'convlab';
import { sourcePath } from './chapters';
import { parsePercent } from './percent';

/** The page that holds the terms, each below a heading of its own. */
export const glossary = '99-glossary';

/** What of a notebook's cell matters here. */
interface Cell {
  readonly cell_type: string;
  readonly source: string;
}

/** The terms of one language. */
export function termsOf(root: string, language: Language): string[] {
  const path = sourcePath(root, glossary);
  if (!existsSync(path)) return [];
  return parsePercent(readFileSync(path, 'utf8')).flatMap((cell) =>
    cell.kind === 'markdown' ? [...cell.text[language].matchAll(/^### (.+)$/gm)].map(([, term]) => term) : [],
  );
}

/** The cells of a chapter, with a link at each term's first mention in bold: `**filter**`, `**bias (b)**`. */
export function withTerms<C extends Cell>(cells: readonly C[], terms: readonly string[]): C[] {
  const left = new Set(terms);
  return cells.map((cell) => {
    if (cell.cell_type !== 'markdown') return cell;
    let { source } = cell;
    for (const term of left) {
      const bold = new RegExp(`(?<!\\[)\\*\\*${escaped(term)}(?:es|s)?(?: ?\\([^)*]*\\))?\\*\\*`, 'i');
      const linked = source.replace(bold, (mention) => `[${mention}](${glossary}.ipynb#${anchor(term)})`);
      if (linked === source) continue;
      source = linked;
      left.delete(term);
    }
    return { ...cell, source };
  });
}

/** A heading's address, in JupyterLab and on the exported pages. */
export function anchor(term: string): string {
  return encodeURI(term.replaceAll(' ', '-').toLowerCase());
}

function escaped(term: string): string {
  return term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
