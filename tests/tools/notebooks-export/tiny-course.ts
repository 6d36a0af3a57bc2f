/** A course of two tiny chapters, built, to be made into pages. */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { encodePng, zeros } from 'convlab';

/** Base64 of a picture of 3 × 2 pixels. */
export const png = Buffer.from(encodePng(zeros([2, 3]))).toString('base64');

export interface Cell {
  readonly source: string;
  readonly outputs?: readonly object[];
  readonly metadata?: Record<string, unknown>;
  /** Markdown, in place of code. */
  readonly isText?: boolean;
}

export const display = (data: Record<string, unknown>): object => ({ output_type: 'display_data', data });

/** The root of a project with a start page and chapter 01, whose cells are these in both languages. */
export function tinyCourse(cells: readonly (string | Cell)[]): string {
  const root = mkdtempSync(join(tmpdir(), 'convlab-export-'));
  mkdirSync(join(root, 'notebooks', 'src'), { recursive: true });
  symlinkSync(resolve(__dirname, '../../../tools'), join(root, 'tools'));
  for (const [chapter, all] of [
    [
      '00-start',
      ['# The course\n\n[one](01-one.ipynb) [nine](09-nine.ipynb) [한국어](../ko/00-start.ipynb)'],
    ],
    ['01-one', cells],
  ] as const) {
    writeFileSync(join(root, 'notebooks', 'src', `${chapter}.ts`), '');
    for (const language of ['en', 'ko']) {
      mkdirSync(join(root, 'notebooks', language), { recursive: true });
      const path = join(root, 'notebooks', language, `${chapter}.ipynb`);
      writeFileSync(
        path,
        JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: all.map(asCell) }),
      );
    }
  }
  return root;
}

function asCell(cell: string | Cell, index: number): object {
  const id = `01-${index}`;
  const {
    source,
    outputs = [],
    metadata = {},
    isText = true,
  } = typeof cell === 'string' ? { source: cell } : { isText: false, ...cell };
  if (isText) return { id, metadata, cell_type: 'markdown', source: [source] };
  return { id, metadata, cell_type: 'code', execution_count: 1, source: [source], outputs };
}
