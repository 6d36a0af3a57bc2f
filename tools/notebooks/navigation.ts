/** Where a reader goes from a chapter: to the one before, to the one after, to the front page. */
import { readFileSync } from 'node:fs';
import type { Language } from 'convlab';
import { chapters, sourcePath } from './chapters';
import { parsePercent } from './percent';

/** The tag of a cell that holds these links alone. */
export const navigation = 'navigation';

export function isNavigation({ tags }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(tags) && tags.includes(navigation);
}

/** The links as Markdown, an arrow never alone on its line, among the chapters `all`; undefined for the front page, which lists all chapters. */
export function linksAround(
  root: string,
  chapter: string,
  language: Language,
  all: readonly string[] = chapters(root),
): string | undefined {
  const at = all.indexOf(chapter);
  if (at <= 0) return undefined;
  return [
    `←\u00a0${linkTo(root, all[at - 1], language)}`,
    ...(at > 1 ? [linkTo(root, all[0], language)] : []),
    ...(at + 1 < all.length ? [`${linkTo(root, all[at + 1], language)}\u00a0→`] : []),
  ].join(' · ');
}

function linkTo(root: string, chapter: string, language: Language): string {
  const home = { en: 'Start', ko: '처음으로' }[language];
  return `[${chapter.startsWith('00') ? home : titleOf(root, chapter, language)}](${chapter}.ipynb)`;
}

/** A chapter's first heading. */
function titleOf(root: string, chapter: string, language: Language): string {
  for (const cell of parsePercent(readFileSync(sourcePath(root, chapter), 'utf8'))) {
    const title = cell.kind === 'markdown' ? /^# (.+)$/m.exec(cell.text[language])?.[1] : undefined;
    if (title !== undefined) return title;
  }
  throw new Error(`${sourcePath(root, chapter)}: no heading "# …" for ${language}`);
}
