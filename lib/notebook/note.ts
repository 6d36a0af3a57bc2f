import { figure, type Figure } from '../figures/figure';

/**
 * A sentence with numbers that were computed in the cell, as text between two cells.
 *
 * @example note(`The best score is **${best.toFixed(1)}**.`)
 */
export function note(markdown: string): Figure {
  return figure('', markdown, () => ({ 'text/markdown': markdown }));
}

/**
 * A table: one row of headings, then rows of values, numbers to the right. Cells may hold Markdown.
 *
 * @example table(['layer', 'parameters'], [['conv1', 760], ['dense', 31467520]])
 */
export function table(
  headings: readonly (string | number)[],
  rows: readonly (readonly (string | number)[])[],
  { title = '' }: { title?: string } = {},
): Figure {
  const plain = rows.map((row) =>
    row.map((value) => (typeof value === 'number' ? value.toLocaleString('en') : value)),
  );
  const aligned = headings.map((_, column) =>
    rows.some((row) => typeof row[column] === 'number') ? '---:' : '---',
  );
  const lines = [headings.map(String), aligned, ...plain].map((row) => `| ${row.join(' | ')} |`);
  const text = [...(title === '' ? [] : [`**${title}**`, '']), ...lines].join('\n');
  return figure('', text, () => ({ 'text/markdown': text }));
}
