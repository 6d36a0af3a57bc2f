/** One page of the course, from its head to its foot. */
import type { Language } from 'convlab';
import { isNavigation } from '../navigation';
import { renderCell } from './cells';
import { explorer, ownFigure, type Bundle, type FigureNeeds } from './figures';
import { escapeHtml } from '../../../lib/host/html';
import type { Heading } from './markdown';
import { languages, linkBetween, type CoursePage } from './pages';
import { noShared, sharing, type SharedFiles } from './shared';
import { strings } from './strings';

export interface RenderedPage {
  readonly html: string;
  readonly needs: FigureNeeds;
  /** What it finds in files that pages share, by their names. */
  readonly shared: SharedFiles;
  /** Links of the notebook that lead to no page. */
  readonly absent: readonly string[];
}

/** The page among the others, with what its figures ask for. */
export function renderPage(
  page: CoursePage,
  pages: readonly CoursePage[],
  { runs = false }: { runs?: boolean } = {},
): RenderedPage {
  const { language } = page;
  const shared = noShared();
  const needs = {
    ...sharing(shared),
    traces: new Set<string>(),
    own: false,
    explorer: false,
    photograph: false,
  };
  const absent: string[] = [];
  const headings: Heading[] = [];
  const link = (href: string): string | undefined => {
    const to = linkBetween(pages, language, href);
    if (to === undefined) absent.push(href);
    return to;
  };
  const text = { link, absent: strings.absent[language], headings };
  const questions = new Map(
    page.notebook.cells.flatMap(({ metadata }) => {
      const question = metadata.convlab_question as { readonly id: string } | undefined;
      return question ? [[question.id, question] as const] : [];
    }),
  );
  const cells = page.notebook.cells
    .map(
      (cell, index) =>
        isNavigation(cell.metadata) ? '' : renderCell(cell, index, { language, text, needs, questions }), // the page has its own
    )
    .filter((html) => html !== '')
    .join('\n');
  const course = pages.find((one) => one.language === language && one.file === 'index.html')?.title;
  const title = course === undefined || course === page.title ? page.title : `${page.title} · ${course}`;
  const html = document({ language, site: '..', title, needs, runs }, [
    `<a class="skip" href="#text">${strings.skip[language]}</a>`,
    header(page, pages, course ?? 'convlab'),
    `<main id="text" tabindex="-1">`,
    inPage(cells, headings, language),
    `</main>`,
    around(page, pages),
    `<footer><p>${(runs ? strings.runs : strings.footer)[language]} <code>npm start</code></p></footer>`,
  ]);
  return { html, needs, shared, absent };
}

/** The root's page, which leads to both languages. */
export function renderEntrance(
  pages: readonly CoursePage[],
  { reference, runs = false }: { reference: boolean; runs?: boolean },
): string {
  const parts = languages.map((language) => {
    const own = pages.filter((one) => one.language === language);
    const items = own
      .filter(({ file }) => file !== 'index.html')
      .map(({ file, title }) => `<li><a href="${language}/${file}">${escapeHtml(title)}</a></li>`);
    const title = own.find(({ file }) => file === 'index.html')?.title ?? 'convlab';
    return (
      `<section lang="${language}"><h2>${escapeHtml(title)}</h2>\n` +
      `<p><a class="read" href="${language}/index.html">${strings.read[language]}</a></p>\n` +
      `<ul class="plain">${items.join('\n')}</ul></section>`
    );
  });
  const needs: FigureNeeds = {
    ...sharing(noShared()), // the start page's own files
    traces: new Set(),
    own: false,
    explorer: false,
    photograph: false,
  };
  const alive = firstExplorer(pages);
  const figure = alive ? ownFigure(alive, needs).replace(/<img [^>]*>/, '') : ''; // drawn by the page's script, or not at all
  return document({ language: 'en', site: '.', title: 'convlab', needs, runs }, [
    '<main class="entrance"><h1>convlab</h1>',
    figure,
    ...parts,
    ...(reference
      ? [
          `<p><a href="api/index.html">${strings.reference.en} · <span lang="ko">${strings.reference.ko}</span></a></p>`,
        ]
      : []),
    '</main>',
  ]);
}

/** The explorer that the course begins with. */
function firstExplorer(pages: readonly CoursePage[]): Bundle | undefined {
  const outputs = pages
    .find(({ file }) => file === 'index.html')
    ?.notebook.cells.flatMap((cell) => cell.outputs ?? []);
  return outputs?.map(({ data }) => data).find((data) => data !== undefined && explorer in data);
}

interface Head {
  readonly language: Language;
  /** From the page to the site's root. */
  readonly site: string;
  readonly title: string;
  readonly needs: Pick<FigureNeeds, 'own'>;
  /** Whether its code can be run where it is served. */
  readonly runs: boolean;
}

function document({ language, site, title, needs, runs }: Head, body: readonly string[]): string {
  const assets = `${site}/assets`;
  const scripts = ['unpack.js', ...(needs.own ? ['figures.js'] : []), 'page.js'];
  const loads = scripts.map((name) => `<script src="${assets}/${name}" defer></script>`);
  return `<!doctype html>
<html lang="${language}"${runs ? ' data-runs' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="convlab">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${runs ? `${assets}/run/icon.svg` : 'data:,'}">
${runs ? `<link rel="manifest" href="${site}/manifest.webmanifest">\n` : ''}<link rel="stylesheet" href="${assets}/katex/katex.min.css">
<link rel="stylesheet" href="${assets}/page.css">
${loads.join('\n')}
</head>
<body>
${body.join('\n')}
</body>
</html>
`;
}

function header(page: CoursePage, pages: readonly CoursePage[], course: string): string {
  const { language } = page;
  const items = pages
    .filter((one) => one.language === language)
    .map(({ file, title }) => {
      const here = file === page.file ? ' aria-current="page"' : '';
      return `<li><a href="${file}"${here}>${escapeHtml(title)}</a></li>`;
    });
  const other = language === 'en' ? 'ko' : 'en';
  const twin =
    pages.find((one) => one.language === other && one.chapter === page.chapter)?.file ?? 'index.html';
  const name = { en: 'English', ko: '한국어' }[other];
  return `<header><nav aria-label="${strings.navigation[language]}">
<a class="course" href="index.html">${escapeHtml(course)}</a>
<details class="menu"><summary>${strings.chapters[language]}</summary><ul class="plain">${items.join('\n')}</ul></details>
<a class="language" lang="${other}" hreflang="${other}" href="../${other}/${twin}">${name}</a>
</nav></header>`;
}

/** The page's own table of contents stands below its first heading. */
function inPage(cells: string, headings: readonly Heading[], language: Language): string {
  const items = headings
    .filter(({ level }) => level === 2)
    .map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`);
  if (items.length < 3) return cells;
  const list = `<details class="contents"><summary>${strings.onThisPage[language]}</summary><ul class="plain">${items.join('\n')}</ul></details>\n`;
  return cells.replace('</h1>\n', () => `</h1>\n${list}`);
}

function around(page: CoursePage, pages: readonly CoursePage[]): string {
  const own = pages.filter((one) => one.language === page.language);
  const at = own.indexOf(page);
  const to = (one: CoursePage | undefined, kind: 'previous' | 'next'): string =>
    one === undefined
      ? ''
      : `<a class="${kind}" rel="${kind === 'next' ? 'next' : 'prev'}" href="${one.file}"><small>${strings[kind][page.language]}</small> ${escapeHtml(one.title)}</a>`;
  return `<nav class="around" aria-label="${strings.around[page.language]}">${to(own[at - 1], 'previous')}${to(own[at + 1], 'next')}</nav>`;
}
