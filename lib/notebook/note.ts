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
 * A table: one row of headings, then rows of values. Cells may hold Markdown, on one line. A number has at most three
 * decimals, or three significant digits below 0.01. A column is aligned right if it holds a number, or if each of its texts
 * is one number, with a unit or without; `—` is a number that is missing.
 *
 * @example table(['layer', 'parameters'], [['conv1', 760], ['dense', 31467520]])
 */
export function table(
  headings: readonly (string | number)[],
  rows: readonly (readonly (string | number)[])[],
  { title = '' }: { title?: string } = {},
): Figure {
  const plain = rows.map((row) =>
    row.map((value) => minus(typeof value === 'number' ? numeral(value) : value)),
  );
  const aligned = headings.map((_, column) => (isNumeric(rows.map((row) => row[column])) ? '---:' : '---'));
  const lines = [headings.map(String), aligned, ...plain].map((row) => `| ${row.map(inCell).join(' | ')} |`);
  const text = [...(title === '' ? [] : [`**${title}**`, '']), ...lines].join('\n');
  return figure('', text, () => ({ 'text/markdown': text }));
}

/** 31,467,520 and 0.123, but 0.00049 and 1.5e-9. */
function numeral(value: number): string {
  const small = value !== 0 && Math.abs(value) < 0.01;
  return small ? String(Number(value.toPrecision(3))) : value.toLocaleString('en');
}

/** A number's minus sign as it is printed: −327.6, not -327.6. */
const minus = (text: string): string => (oneNumber.test(text) ? text.replace(/^-/, '−') : text);

/** Neither a line's end nor a bar may end the cell; in a formula, `\|` would be another sign. */
function inCell(markdown: string): string {
  return markdown
    .replaceAll('\n', ' ')
    .replace(/\$[^$]+\$|(?<!\\)\|/g, (found) => (found === '|' ? '\\|' : found));
}

/** 1.2 ms, −85.6 %, 61,100,840, 8.9e-10, 9.4배 */
const oneNumber = /^[-−+]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(e[-−+]?\d+)?(\s?[\p{L}%°×]+)?$/u;

function isNumeric(column: readonly (string | number)[]): boolean {
  if (column.some((cell) => typeof cell === 'number')) return true;
  const texts = column
    .map((cell) => String(cell).replaceAll('*', ''))
    .filter((text) => !/^[—–-]?$/.test(text));
  return texts.length > 0 && texts.every((text) => oneNumber.test(text));
}
