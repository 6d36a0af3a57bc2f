import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { language, type Language } from 'convlab';
import { chapters, isNumbered, sourcePath } from '../../tools/notebooks/chapters';
import { isNavigation } from '../../tools/notebooks/navigation';
import {
  builtPath,
  fingerprint,
  notebookOf,
  readNotebook,
  type NotebookCell,
} from '../../tools/notebooks/notebook';
import { parsePercent } from '../../tools/notebooks/percent';

const root = join(__dirname, '..', '..');
const built = chapters(root).flatMap((chapter) =>
  (['en', 'ko'] as const).map((one) => [chapter, one] as const),
);

function read(chapter: string, one: Language): NotebookCell[] {
  return readNotebook(builtPath(root, chapter, one)).cells;
}

test('tests speak English unless told otherwise', () => {
  expect(language()).toBe('en');
});

describe.each(chapters(root))('%s, source', (chapter) => {
  const cells = parsePercent(readFileSync(sourcePath(root, chapter), 'utf8'));

  test('every text stands in both languages, with the same headings and formulas', () => {
    const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;
    for (const cell of cells) {
      if (cell.kind !== 'markdown') continue;
      const { en, ko } = cell.text;
      expect([cell.line, ko]).toEqual([cell.line, expect.stringMatching(/[가-힣]/)]);
      for (const what of [/^#+ /gm, /\$\$/g, /<details>/g, /^- /gm, /^> /gm]) {
        expect([cell.line, what.source, count(ko, what) > 0]).toEqual([
          cell.line,
          what.source,
          count(en, what) > 0,
        ]);
      }
    }
  });

  test('no range is struck through: Markdown takes 1~3 … 4~6 for that', () => {
    for (const cell of cells) {
      if (cell.kind !== 'markdown') continue;
      const prose = Object.values(cell.text).map((text) =>
        text.replace(/\$\$[^$]*\$\$|\$[^$]*\$|`[^`]*`/g, ''),
      );
      expect([cell.line, prose.join().includes('~')]).toEqual([cell.line, false]);
    }
  });
});

describe.each(built)('%s in %s', (chapter, one) => {
  test('matches its source: run `npm run notebooks` where it does not', async () => {
    expect(existsSync(builtPath(root, chapter, one))).toBe(true);
    const { cells } = await notebookOf(root, chapter, one);
    expect(fingerprint(read(chapter, one))).toBe(fingerprint(cells));
    expect(read(chapter, one).map(({ metadata }) => metadata)).toEqual(cells.map(({ metadata }) => metadata));
  });

  test('ran from top to bottom, without an error and without noise', () => {
    const code = read(chapter, one).filter((cell) => cell.cell_type === 'code');
    expect(code.map((cell) => cell.execution_count)).toEqual(code.map((_, i) => i + 1));
    const outputs = code.flatMap((cell) => cell.outputs ?? []);
    expect(outputs.filter((output) => output.output_type === 'error' || output.name === 'stderr')).toEqual(
      [],
    );
  });

  test('every figure has a PNG and a text alternative beside it', () => {
    for (const cell of read(chapter, one)) {
      for (const { data = {} } of cell.outputs ?? []) {
        const isFigure = Object.keys(data).some((type) => /plotly|convlab/.test(type));
        if (isFigure)
          expect([cell.id, Object.keys(data)]).toEqual([
            cell.id,
            expect.arrayContaining(['image/png', 'text/plain']),
          ]);
      }
    }
  });

  test('is as long as a chapter should be, text and code in turns', () => {
    const cells = read(chapter, one).filter(({ metadata }) => !isNavigation(metadata));
    // A text of which a part is veiled is several cells, and is read as one.
    const isText = (cell: NotebookCell | undefined): boolean => cell?.cell_type === 'markdown';
    const goesOn = cells.filter((cell, i) => isText(cell) && isText(cells[i - 1]));
    const open = cells.filter((cell) => cell.metadata.jupyter === undefined && !goesOn.includes(cell));
    if (isNumbered(chapter)) expect(open.length).toBeGreaterThanOrEqual(25);
    expect(open.length).toBeLessThanOrEqual(45);
    const veilOf = ({ metadata }: NotebookCell): string | undefined =>
      (metadata.convlab as { answers?: string } | undefined)?.answers;
    const alike = goesOn.filter((cell) => veilOf(cell) === veilOf(cells[cells.indexOf(cell) - 1]));
    expect(alike.map(({ id }) => id)).toEqual([]);
  });

  test('links to its neighbors above and below', () => {
    const own = read(chapter, one);
    const links = own.filter(({ metadata }) => isNavigation(metadata)).map(({ source }) => source);
    const all = chapters(root);
    const at = all.indexOf(chapter);
    if (at === 0) {
      expect(links).toEqual([]);
      return;
    }
    expect(links).toEqual([links[0], links[0]]);
    for (const name of [all[at - 1], ...all.slice(at + 1, at + 2)])
      expect(links[0]).toContain(`(${name}.ipynb)`);
  });

  test('a prediction does not give its answer away: its code is folded', () => {
    const questions = read(chapter, one).filter((cell) => /^predict\(/m.test(cell.source));
    for (const cell of questions) expect(cell.metadata).toMatchObject({ jupyter: { source_hidden: true } });
  });

  test('is at most 2.5 MB', () => {
    expect(statSync(builtPath(root, chapter, one)).size).toBeLessThanOrEqual(2.5 * 1024 * 1024);
  });
});
