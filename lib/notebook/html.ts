import { escapeHtml } from '../host/html';

// The few pieces of HTML that the checker's answers are made of. Text and lines take the theme's colours.

// Mixed with the text's own colour, which makes them darker on white and lighter on black; the first value is for
// a browser that cannot mix.
export const GREEN = 'color:#2e9e4f;color:color-mix(in srgb, #2e9e4f 75%, currentColor)';
export const RED = 'color:#e05252;color:color-mix(in srgb, #e05252 75%, currentColor)';
export const AMBER = 'color:#c98a1b;color:color-mix(in srgb, #c98a1b 75%, currentColor)';

const LINE = '1px solid rgba(128,128,128,.35)';
/** Cells with a line under them. */
export const CELL: string = `text-align:left;vertical-align:top;padding:4px 10px;border-bottom:${LINE}`;
/** Cells close together. */
export const CLOSE = 'text-align:left;padding:2px 10px';

/** A sentence as HTML: text between backticks becomes code. */
export function sentence(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`\n]+)`/g, '<code style="background:transparent;padding:0">$1</code>')
    .replace(/\n/g, '<br>');
}

/** A bold line of text. */
export function headed(text: string, color = ''): string {
  return `<div style="font-weight:600;margin:4px 0;${color}">${escapeHtml(text)}</div>`;
}

/** A line of muted text. */
export function dim(text: string): string {
  return `<div style="margin:4px 0;opacity:.75">${sentence(text)}</div>`;
}

/** A table of cells that are HTML already; a row of one cell spans them all, as a heading. */
export function table(
  rows: readonly (readonly string[])[],
  headings: readonly string[],
  cell: string,
): string {
  const width = Math.max(headings.length, ...rows.map((row) => row.length));
  const head = headings.map((text) => `<th style="${cell}">${escapeHtml(text)}</th>`).join('');
  const body = rows.map((row) =>
    row.length === 1
      ? `<th colspan="${width}" style="${cell};padding-top:8px">${row[0]}</th>`
      : row.map((text) => `<td style="${cell}">${text}</td>`).join(''),
  );
  // A front end stripes tables; here the rows belong to each other, and a stripe would mean nothing.
  const row = (cells: string): string => `<tr style="background:transparent">${cells}</tr>`;
  return `<table style="border-collapse:collapse;color:inherit;background:transparent;margin:4px 0">${
    head === '' ? '' : `<thead>${row(head)}</thead>`
  }<tbody>${body.map(row).join('')}</tbody></table>`;
}
