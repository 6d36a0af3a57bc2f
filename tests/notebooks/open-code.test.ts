import { join } from 'node:path';
import ts from 'typescript';
import { chapters } from '../../tools/notebooks/chapters';
import { notebookOf, type NotebookCell } from '../../tools/notebooks/notebook';

/** Only code that teaches stands open: short cells, no formatting, and no more drawing than lesson. */

const root = join(__dirname, '..', '..');
const longest = 12;

/** What draws or writes: a statement that calls one of these shows something, and teaches nothing. */
const figures =
  /^(await )?(\w+\.summary|show|table|note|photo|imageGrid|numberGrid|filterGrid|featureMaps|stepper|explore|exploreNetwork|frames|interact|\w+Chart|\w+Map|\w+Curve|topActivationsGrid)\(/;
const calls = /^(await )?(check|hint|progress|recap|solution)\([^)]*\);?$/;
const formatting = /\.(toFixed|toPrecision|toExponential|toLocaleString|padStart|padEnd)\(/;

interface Counted {
  readonly id: string;
  readonly lines: number;
  readonly lesson: number;
  readonly formats: boolean;
}

function count({ id, source }: NotebookCell): Counted {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  const written = (text: string): number => text.split('\n').filter((line) => line.trim() !== '').length;
  const drawing = file.statements.filter(
    (one) => ts.isExpressionStatement(one) && figures.test(one.getText(file)),
  );
  const lines = written(source);
  const lesson = lines - drawing.reduce((sum, one) => sum + written(one.getText(file)), 0);
  return { id, lines, lesson, formats: formatting.test(source) };
}

/** The open code of a chapter, but for imports, answers and calls of the checker. */
async function openCells(chapter: string): Promise<Counted[]> {
  const { cells } = await notebookOf(root, chapter, 'en');
  return cells
    .filter(({ cell_type, metadata }) => cell_type === 'code' && metadata.jupyter === undefined)
    .filter(({ source }) => !source.startsWith('// exercise:') && !calls.test(source.trim()))
    .map(count);
}

function share(cells: readonly Counted[]): number {
  const [lesson, lines] = (['lesson', 'lines'] as const).map((what) =>
    cells.reduce((sum, cell) => sum + cell[what], 0),
  );
  return lines === 0 ? 100 : Math.round((100 * lesson) / lines);
}

const isWrong = ({ lines, formats }: Counted): boolean => lines > longest || formats;

test.each(chapters(root))(
  '%s: open cells have at most 12 lines, none that format, half of them lesson',
  async (chapter) => {
    const cells = await openCells(chapter);
    const wrong = cells.filter(isWrong).map(({ id, lines, formats }) => ({ id, lines, formats }));
    expect(wrong).toEqual([]);
    expect(share(cells)).toBeGreaterThanOrEqual(50);
  },
);

test('a long cell, one that formats and one that draws are seen', () => {
  const cell = (source: string): Counted => count({ id: 'a', cell_type: 'code', metadata: {}, source });
  expect(cell('let a;\n'.repeat(13)).lines).toBe(13);
  expect(cell('const a = (1).toFixed(2);').formats).toBe(true);
  expect(cell('const a = 1;\nimageGrid(\n  [],\n);')).toMatchObject({ lines: 4, lesson: 1 });
  expect(cell('await interact({}, () => 1);').lesson).toBe(0);
});
