/** Where a reader goes from a chapter: to the one before, to the one after, to the front page. */
import { readFileSync } from 'node:fs';
import type { Language } from 'convlab';
import { chapters } from './course';
import { sourcePath, type NotebookCell } from './notebook';
import { parsePercent } from './percent';

const tag = 'navigation';

/** Whether a cell holds the links between chapters alone. */
export function isNavigation({ tags }: NotebookCell['metadata']): boolean {
  return Array.isArray(tags) && tags.includes(tag);
}

/** The cells between two lines of links. The front page, which lists all chapters, gets none. */
export function withNavigation(
  root: string,
  chapter: string,
  language: Language,
  cells: readonly NotebookCell[],
): NotebookCell[] {
  const all = chapters(root);
  const at = all.indexOf(chapter);
  if (at <= 0) return [...cells];
  const links = [
    `← ${linkTo(root, all[at - 1], language)}`,
    ...(at > 1 ? [linkTo(root, all[0], language)] : []),
    ...(at + 1 < all.length ? [`${linkTo(root, all[at + 1], language)} →`] : []),
  ];
  const cell = (end: string): NotebookCell => ({
    id: `${chapter.slice(0, 2)}-${end}`,
    cell_type: 'markdown',
    metadata: { tags: [tag] },
    source: links.join(' · '),
  });
  return [cell('top'), ...cells, cell('bottom')];
}

function linkTo(root: string, chapter: string, language: Language): string {
  const home = { en: 'Start', ko: '처음으로' }[language];
  return `[${chapter.startsWith('00') ? home : titleOf(root, chapter, language)}](${chapter}.ipynb)`;
}

/** A chapter's first heading. */
export function titleOf(root: string, chapter: string, language: Language): string {
  for (const cell of parsePercent(readFileSync(sourcePath(root, chapter), 'utf8'))) {
    const title = cell.kind === 'markdown' ? /^# (.+)$/m.exec(cell.text[language])?.[1] : undefined;
    if (title !== undefined) return title;
  }
  throw new Error(`${sourcePath(root, chapter)}: no heading "# …" for ${language}`);
}
