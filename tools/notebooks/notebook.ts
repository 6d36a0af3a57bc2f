/** Notebook files (nbformat 4.5), and how a chapter's cells become one. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Language } from 'convlab';
import { inLanguage, starterOf } from '../grader/course/starter.cjs';
import { solutionPath, sourcePath } from './chapters';
import { foldedAs } from './folded';
import { glossary, termsOf, withTerms } from './glossary';
import { localizeCode } from './localize';
import { linksAround, navigation } from './navigation';
import { parsePercent, type SourceCell } from './percent';
import { withQuestions } from './questions';

export interface Output {
  readonly output_type: string;
  readonly data?: Record<string, unknown>;
  readonly metadata?: Record<string, unknown>;
  readonly [key: string]: unknown;
}

export interface NotebookCell {
  readonly id: string;
  readonly cell_type: 'markdown' | 'code';
  readonly metadata: Record<string, unknown>;
  source: string;
  execution_count?: number | null;
  outputs?: Output[];
}

export interface Notebook {
  readonly nbformat: 4;
  readonly nbformat_minor: 5;
  metadata: Record<string, unknown> & { convlab?: { readonly source: string } };
  cells: NotebookCell[];
}

/** The built notebook before it has run. `solved` puts the kit's solutions into the answer cells. */
export async function notebookOf(
  root: string,
  chapter: string,
  language: Language,
  { solved = false }: { solved?: boolean } = {},
): Promise<Notebook> {
  const source = readFileSync(sourcePath(root, chapter), 'utf8');
  const cells: NotebookCell[] = [];
  for (const [index, cell] of parsePercent(source).entries()) {
    cells.push(
      await notebookCell(
        root,
        cell,
        `${chapter.slice(0, 2)}-${String(index + 1).padStart(2, '0')}`,
        language,
        solved,
      ),
    );
  }
  const linked = chapter === glossary ? cells : withTerms(withQuestions(cells), termsOf(root, language));
  const navigable = withNavigation(linked, chapter, linksAround(root, chapter, language));
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'convlab', display_name: 'TypeScript (convlab)', language: 'typescript' },
      language_info: { name: 'typescript', file_extension: '.ts', mimetype: 'text/typescript' },
      convlab: { source: fingerprint(navigable) },
    },
    cells: navigable,
  };
}

/** The cells between two lines of links. */
function withNavigation(cells: NotebookCell[], chapter: string, links: string | undefined): NotebookCell[] {
  if (links === undefined) return cells;
  const line = (end: string): NotebookCell => ({
    id: `${chapter.slice(0, 2)}-${end}`,
    cell_type: 'markdown',
    metadata: { tags: [navigation] },
    source: links,
  });
  return [line('top'), ...cells, line('bottom')];
}

export function builtPath(root: string, chapter: string, language: Language): string {
  return join(root, 'notebooks', language, `${chapter}.ipynb`);
}

/** A notebook's file, built or run; nbformat lets a cell's source be a text or a list of lines, here it is a text. */
export function readNotebook(path: string): Notebook {
  const file = JSON.parse(readFileSync(path, 'utf8')) as Omit<Notebook, 'cells'> & {
    readonly cells: readonly (Omit<NotebookCell, 'source'> & { readonly source: string | string[] })[];
  };
  return { ...file, cells: file.cells.map((cell) => ({ ...cell, source: [cell.source].flat().join('') })) };
}

/** The file's text as Jupyter writes it: one space of indentation, keys in alphabetical order, a final newline. */
export function toText(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({ ...cell, source: lines(cell.source) }));
  const whole = { cells, metadata: notebook.metadata, nbformat: 4, nbformat_minor: 5 };
  return JSON.stringify(whole, withSortedKeys, 1) + '\n';
}

function withSortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** New texts, comments and metadata around code that has run already, with its outputs; undefined where the code is another. */
export function withOutputsOf(before: Notebook, fresh: Notebook): Notebook | undefined {
  const ran = codeOf(before);
  const code = codeOf(fresh);
  if (ran.length !== code.length || ran.some(({ source }, i) => !isSameCode(source, code[i].source)))
    return undefined;
  let at = 0;
  const cells = fresh.cells.map((cell) => {
    if (cell.cell_type === 'markdown') return cell;
    const { execution_count, outputs } = ran[at++];
    return { ...cell, execution_count, outputs };
  });
  return { ...fresh, metadata: { ...before.metadata, ...fresh.metadata }, cells };
}

/** Whether two cells do the same: comments and layout aside. */
function isSameCode(one: string, other: string): boolean {
  return one === other || withoutComments(one) === withoutComments(other);
}

function withoutComments(code: string): string {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest);
  return ts.createPrinter({ removeComments: true }).printFile(file);
}

function codeOf({ cells }: Notebook): NotebookCell[] {
  return cells.filter(({ cell_type }) => cell_type === 'code');
}

/** Tells whether two notebooks have the same cells, whatever their outputs. */
export function fingerprint(cells: readonly NotebookCell[]): string {
  const hash = createHash('sha256');
  for (const { id, cell_type, source, metadata } of cells)
    hash.update(JSON.stringify([id, cell_type, source, ...(metadata.convlab ? [metadata.convlab] : [])]));
  return hash.digest('hex').slice(0, 16);
}

/** Folded away; one click opens it, and until then its first line is seen. */
const hidden = { jupyter: { source_hidden: true }, tags: ['hide-input'] };

async function notebookCell(
  root: string,
  cell: SourceCell,
  id: string,
  language: Language,
  solved: boolean,
): Promise<NotebookCell> {
  const veiled =
    cell.kind === 'answer' || cell.answers === undefined ? {} : { convlab: { answers: cell.answers } };
  if (cell.kind === 'markdown')
    return { id, cell_type: 'markdown', metadata: veiled, source: cell.text[language] };
  const code = { id, cell_type: 'code', execution_count: null, outputs: [] as Output[] } as const;
  if (cell.kind === 'code') {
    const text = await localizeCode(cell.text, language);
    const folded = foldedAs(cell, language);
    if (folded === undefined) return { ...code, outputs: [], metadata: veiled, source: text };
    return { ...code, outputs: [], metadata: { ...hidden, ...veiled }, source: `// ${folded}\n${text}` };
  }
  const solution = readFileSync(solutionPath(root, cell.exercise), 'utf8');
  const text = solved ? solution : inLanguage(starterOf(solution), language);
  return { ...code, outputs: [], metadata: { tags: ['answer'] }, source: text.trimEnd() };
}

/** nbformat's way of keeping a text: a list of lines, each with its line break but the last. */
function lines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
