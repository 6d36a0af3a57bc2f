/** The whole course as a folder of pages. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Notebook } from '../notebook';
import { writeAssets } from './assets';
import { writeReference } from './reference';
import { renderEntrance, renderPage } from './page';
import { coursePages } from './pages';
import { writeShared } from './shared';

/**
 * Writes the pages of both languages into `folder`, in place of an earlier export. `runs`: they ask for the scripts that
 * tools/browser/site.ts adds, with which their code can be run.
 *
 * @throws Error where notebooks are not built, or where the folder holds something else
 */
export function exportCourse(
  root: string,
  folder: string,
  say: (line: string) => void,
  { runs = false }: { runs?: boolean } = {},
): void {
  const pages = coursePages(root);
  checkPlace(folder);
  const rendered = pages.map((page) => {
    const result = renderPage(page, pages, { runs });
    const kilobytes = Math.round(Buffer.byteLength(result.html) / 1024);
    say(
      `${page.language}/${page.file}  ${kilobytes} kB, ${result.shared.pictures.size + result.shared.drawings.size} pictures beside it`,
    );
    for (const href of new Set(result.absent))
      say(`  ${href} is not among the pages: its link is plain text`);
    const answers = answersIn(page.notebook);
    if (answers.length > 0)
      say(
        `  the page shows answers of yours: ${answers.join(', ')} (a fresh clone exports the course's own)`,
      );
    const { language, chapter, file } = page;
    // A page that runs is found by its chapter's name, too: the front page's is index.html.
    const names = runs ? [...new Set([file, `${chapter}.html`])] : [file];
    return { ...result, paths: names.map((name) => join(folder, language, name)) };
  });
  rmSync(folder, { recursive: true });
  for (const { html, paths } of rendered) for (const path of paths) write(path, html);
  const shared = rendered.map((one) => one.shared);
  writeShared(root, join(folder, 'assets'), shared);
  const reference = existsSync(join(root, 'lib/typedoc.json'));
  if (reference) {
    say('api  the reference of the library');
    writeReference(root, folder);
  }
  write(join(folder, 'index.html'), renderEntrance(pages, { reference, runs }));
  writeAssets(root, join(folder, 'assets'), {
    traces: new Set(rendered.flatMap(({ needs }) => [...needs.traces])),
    explorer: rendered.some(({ needs }) => needs.explorer),
    photograph: rendered.some(({ needs }) => needs.photograph),
  });
}

/** The exercises that were written in this notebook: what was run is what the page shows. */
function answersIn({ cells }: Notebook): string[] {
  const ids = cells.map(({ source }) => /^\/\/ exercise: (\S+)/.exec(source)?.[1]);
  return ids.filter(
    (id, i): id is string => id !== undefined && !cells[i].source.includes('new NotStarted('),
  );
}

/** Looks before the work begins: the folder can be made, and holds an earlier export or nothing. */
function checkPlace(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Error(`${folder} is a file: name a folder`);
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length === 0) return;
  const entrance = join(folder, 'index.html');
  if (
    !existsSync(entrance) ||
    !readFileSync(entrance, 'utf8').includes('name="generator" content="convlab"')
  ) {
    throw new Error(`${folder} holds something else: name an empty folder, or a new one`);
  }
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
