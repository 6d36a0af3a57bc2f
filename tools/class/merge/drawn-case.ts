import { escapeHtml } from '../../../lib/host/html';

// What the checker says of a case, drawn: the lines that hold numbers become grids, colored by value, and where yours and
// the expected one differ, the places are framed. Tables and no pictures, so that they are read aloud and copied, too.

type Numbers = number | string | readonly Numbers[];

interface Shown {
  readonly label: string;
  readonly value: readonly Numbers[];
}

const LABELS = /^(input \S+|yours|expected|입력 \S+|답|정답): (\[.*\])$/;
const YOURS = /^(yours|답)$/;
const EXPECTED = /^(expected|정답)$/;

/** HTML of a case's message: its sentences, and below them input, yours and expected side by side. */
export function drawnCase(message: string): string {
  const sentences: string[] = [];
  const shown: Shown[] = [];
  for (const line of message.split('\n')) {
    const found = LABELS.exec(line);
    const value = found ? numbersIn(found[2]) : undefined;
    if (found === null || value === undefined) sentences.push(line);
    else shown.push({ label: found[1], value });
  }
  const said = sentences.map((line) => `<p>${withCode(line)}</p>`).join('\n');
  if (shown.length === 0) return said;
  const yours = shown.find(({ label }) => YOURS.test(label))?.value;
  const expected = shown.find(({ label }) => EXPECTED.test(label))?.value;
  const figures = shown.map(({ label, value }) => {
    const other = YOURS.test(label) ? expected : EXPECTED.test(label) ? yours : undefined;
    return `<figure><figcaption>${escapeHtml(label)}</figcaption>${grids(value, other)}</figure>`;
  });
  return `${said}\n<div class="drawn">${figures.join('\n')}</div>`;
}

/** Nested lists of numbers as the checker writes them; undefined for anything else. */
function numbersIn(text: string): readonly Numbers[] | undefined {
  try {
    const value = JSON.parse(text.replace(/-?Infinity|NaN|…/g, '"$&"')) as unknown;
    return isNumbers(value) && Array.isArray(value) ? (value as Numbers[]) : undefined;
  } catch {
    return undefined;
  }
}

function isNumbers(value: unknown): value is Numbers {
  if (Array.isArray(value)) return value.every(isNumbers);
  return typeof value === 'number' || typeof value === 'string';
}

/** A list as one row, a list of lists as one grid, [H, W, C] as a grid a channel. */
function grids(value: readonly Numbers[], other: readonly Numbers[] | undefined): string {
  const [mine, theirs] = [channels(value), other === undefined ? undefined : channels(other)];
  const most = Math.max(...mine.flat(2).map((one) => (typeof one === 'number' ? Math.abs(one) : 0)), 1e-9);
  return mine.map((rows, c) => grid(rows, theirs?.[c], most)).join('\n');
}

function channels(value: readonly Numbers[]): Numbers[][][] {
  const rows = value.map((row) => (Array.isArray(row) ? (row as Numbers[]) : undefined));
  if (rows.some((row) => row === undefined)) return [[[...value]]];
  const grid = rows as Numbers[][];
  const depth = Math.max(1, ...grid.flat().map((cell) => (Array.isArray(cell) ? cell.length : 1)));
  return Array.from({ length: depth }, (_, c) =>
    grid.map((row) => row.map((cell) => (Array.isArray(cell) ? ((cell as Numbers[])[c] ?? '') : cell))),
  );
}

function grid(rows: readonly Numbers[][], other: readonly Numbers[][] | undefined, most: number): string {
  const cells = rows.map((row, i) =>
    row.map((one, j) => {
      const differs = other !== undefined && other[i]?.[j] !== one;
      return `<td${differs ? ' class="differs"' : ''}${shade(one, most)}>${escapeHtml(textOf(one))}</td>`;
    }),
  );
  return `<table class="grid">${cells.map((row) => `<tr>${row.join('')}</tr>`).join('')}</table>`;
}

/** Blue above zero, orange below, the stronger the farther. */
function shade(value: Numbers, most: number): string {
  if (typeof value !== 'number' || value === 0) return '';
  const strength = ((0.5 * Math.abs(value)) / most).toFixed(2);
  return ` style="background: rgb(${value > 0 ? '42 120 214' : '214 120 42'} / ${strength})"`;
}

const textOf = (value: Numbers): string => (Array.isArray(value) ? JSON.stringify(value) : String(value));

const withCode = (line: string): string => escapeHtml(line).replace(/`([^`]+)`/g, '<code>$1</code>');
