import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Language } from 'convlab';
import { withTotal, withoutLinks } from '../../authoring/texts';
import { isNumbered } from '../../notebooks/chapters';
import { isNavigation, linksAround } from '../../notebooks/navigation';
import { builtPath, readNotebook, toText, type NotebookCell } from '../../notebooks/notebook';
import { withoutDeadLinks } from './links';
import { withoutMentions } from './mentions';

/** What is released, and where. */
export interface ReleasePlan {
  /** The kit's folder, and the release's. */
  readonly root: string;
  readonly out: string;
  readonly languages: readonly Language[];
  /** All of the kit's, front page and glossary included: 'NN-topic'. */
  readonly chapters: readonly string[];
  readonly dropped: readonly string[];
}

export interface ReleasedChapters extends ReleasePlan {
  /** The ids of the dropped chapters' exercises. */
  readonly droppedIds: readonly string[];
}

/**
 * Writes the built notebooks without the dropped chapters: no link leads there, the front page counts and lists what is
 * left, and outputs that show a dropped exercise are empty until the cell is run.
 */
export function writeNotebooks(options: ReleasedChapters): void {
  const { root, out, languages, chapters, dropped } = options;
  const left = chapters.filter((chapter) => !dropped.includes(chapter));
  const files = languages.flatMap((language) => left.map((chapter) => ({ language, chapter })));
  for (const { language, chapter } of files) {
    const notebook = readNotebook(builtPath(root, chapter, language));
    for (const cell of notebook.cells) {
      if (cell.cell_type === 'code') clearOutputs(cell, options);
      else if (isNavigation(cell.metadata)) cell.source = linksAround(root, chapter, language, left) ?? '';
      else cell.source = prose(cell.source, language, options);
    }
    const file = builtPath(out, chapter, language);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, toText(notebook));
  }
  // Now that all are there: links to what is not handed out become plain words.
  for (const { language, chapter } of files) {
    const file = builtPath(out, chapter, language);
    const notebook = readNotebook(file);
    for (const cell of notebook.cells) {
      if (cell.cell_type === 'markdown') cell.source = withoutDeadLinks(cell.source, file);
    }
    writeFileSync(file, toText(notebook));
  }
}

function prose(text: string, language: Language, { chapters, dropped }: ReleasedChapters): string {
  const count = chapters.filter(isNumbered).length;
  return dropped.reduce((left, chapter, i) => {
    const linked = withTotal(withoutLinks(left, chapter), count - i);
    return withoutMentions(linked, chapter, language);
  }, text);
}

function clearOutputs(cell: NotebookCell, { dropped, droppedIds }: ReleasedChapters): void {
  const text = JSON.stringify(cell.outputs ?? []);
  const shows = [...dropped, ...droppedIds].some((name) => new RegExp(`\\b${name}\\b`).test(text));
  if (!shows) return;
  cell.outputs = [];
  cell.execution_count = null;
}
