import { escapeHtml } from '../../host/html';
import { sentence } from '../html';

// What the checker says of a case, drawn: the lines that hold numbers become grids, colored by value, and where yours and
// the expected one differ, the places are framed. Tables and no pictures, so that they are read aloud and copied, too.

type Numbers = number | string | readonly Numbers[];

interface Shown {
  /** 'yours', 'input image'. */
  readonly name: string;
  readonly label: string;
  readonly value: readonly Numbers[];
}

/** A line that holds numbers: all of a value, or, of a large tensor, those along its last axis at a place. */
const LABELS =
  /^(input \S+|yours|expected|입력 \S+|답|정답): (?:(?:shape|모양) (\[[\d, ]*\]), (?:at )?(\[[\d, :]*\])(?: 자리)? )?(\[.*\])$/;
/** A page may restyle them by their classes; a notebook has no style sheet of ours. */
const CELL = 'min-width:2em;padding:1px 5px;text-align:right;border:1px solid rgba(128,128,128,.5)';
const DIFFERS = ';outline:2px solid #d03b3b;outline-offset:-2px;font-weight:700';
const YOURS = /^(yours|답)$/;
const EXPECTED = /^(expected|정답)$/;

/** HTML of a case's message: its sentences, and below them input, yours and expected side by side. */
export function drawnCase(message: string): string {
  const sentences: string[] = [];
  const shown: Shown[] = [];
  for (const line of message.split('\n')) {
    const found = LABELS.exec(line);
    const value = found ? numbersIn(found[4]) : undefined;
    if (found === null || value === undefined) sentences.push(line);
    else shown.push({ name: found[1], label: labelOf(found), value });
  }
  const said = sentences.map((line) => `<p style="margin:2px 0">${sentence(line)}</p>`).join('\n');
  if (shown.length === 0) return said;
  const yours = shown.find(({ name }) => YOURS.test(name))?.value;
  const expected = shown.find(({ name }) => EXPECTED.test(name))?.value;
  const figures = shown.map(({ name, label, value }) => {
    const other = YOURS.test(name) ? expected : EXPECTED.test(name) ? yours : undefined;
    return `<figure style="margin:4px 0"><figcaption>${escapeHtml(label)}</figcaption>${grids(value, other)}</figure>`;
  });
  return `${said}\n<div class="drawn" style="display:flex;flex-wrap:wrap;gap:0 1.5em">${figures.join('\n')}</div>`;
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
      return `<td${differs ? ' class="differs"' : ''} style="${CELL}${differs ? DIFFERS : ''}${shade(one, most)}">${escapeHtml(textOf(one))}</td>`;
    }),
  );
  return `<table class="grid" style="border-collapse:collapse;font-variant-numeric:tabular-nums">${cells.map((row) => `<tr>${row.join('')}</tr>`).join('')}</table>`;
}

/** Blue above zero, orange below, the stronger the farther. */
function shade(value: Numbers, most: number): string {
  if (typeof value !== 'number' || value === 0) return '';
  const strength = ((0.5 * Math.abs(value)) / most).toFixed(2);
  return `;background:rgba(${value > 0 ? '42,120,214' : '214,120,42'},${strength})`;
}

const textOf = (value: Numbers): string => (Array.isArray(value) ? JSON.stringify(value) : String(value));

function labelOf([, name, shape, place]: RegExpExecArray): string {
  return (shape as string | undefined) === undefined ? name : `${name} ${shape}, ${place}`;
}
