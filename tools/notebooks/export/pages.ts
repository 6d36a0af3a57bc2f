/** The course's notebooks as the pages they become. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Language } from 'convlab';
import { chapters } from '../chapters';
import { builtPath, readNotebook, type Notebook } from '../notebook';

export const languages: readonly Language[] = ['en', 'ko'];
const start = '00-start';

export interface CoursePage {
  readonly language: Language;
  readonly chapter: string;
  /** The file's name in its language's folder; the start page is the index. */
  readonly file: string;
  /** The first heading, in plain words. */
  readonly title: string;
  readonly notebook: Notebook;
}

/**
 * All pages, in the course's order, English first.
 *
 * @throws Error where a chapter is not built yet
 */
export function coursePages(root: string): CoursePage[] {
  const all = languages.flatMap((language) =>
    chapters(root).map((chapter) => ({ language, chapter, path: builtPath(root, chapter, language) })),
  );
  const missing = all.filter(({ path }) => !existsSync(path));
  if (missing.length > 0) {
    const names = missing.map(({ language, chapter }) => `${language}/${chapter}`).join(', ');
    throw new Error(`these notebooks are not built yet: ${names}\nRun \`npm run notebooks\` first.`);
  }
  return all.map(({ language, chapter, path }) => {
    const notebook = readNotebook(path);
    return { language, chapter, file: pageFile(chapter), title: titleOf(notebook) ?? chapter, notebook };
  });
}

/** `01-patterns` becomes `01-patterns.html`, the start page `index.html`. */
export function pageFile(chapter: string): string {
  return chapter === start ? 'index.html' : `${chapter}.html`;
}

/** Where a notebook's link leads on the pages; undefined where they have no such page. */
export function linkBetween(
  pages: readonly CoursePage[],
  language: Language,
  href: string,
): string | undefined {
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  const parts = /^(?:\.\/|\.\.\/(en|ko)\/)?([^/#]+)\.ipynb(#.*)?$/.exec(decodeURI(href));
  if (parts === null) return undefined;
  const [, other = language, chapter, place = ''] = parts;
  const page = pages.find((one) => one.language === other && one.chapter === basename(chapter));
  if (page === undefined) return undefined;
  return `${other === language ? '' : `../${other}/`}${page.file}${place}`;
}

function titleOf(notebook: Notebook): string | undefined {
  for (const { cell_type, source } of notebook.cells) {
    const heading = cell_type === 'markdown' ? /^#+ +(.+)$/m.exec(source) : null;
    if (heading) return heading[1].replace(/[*`]/g, '').trim();
  }
  return undefined;
}
