import { element } from './dom';

/** A table of numbers whose cells can be marked and written again. */
export interface NumberTable {
  readonly block: HTMLElement;
  readonly table: HTMLTableElement;
  cell(row: number, column: number): HTMLTableCellElement | undefined;
}

/** rows × columns of empty cells under a caption; `name` is what a screen reader says. */
export function numberTable(caption: string, rows: number, columns: number, name = caption): NumberTable {
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => element('td')));
  const table = element('table', {
    attributes: { 'aria-label': name },
    children: [element('tbody', { children: cells.map((row) => element('tr', { children: row })) })],
  });
  const block = element('div', {
    class: 'convlab-block',
    children: [element('div', { class: 'convlab-caption', text: caption }), table],
  });
  return { block, table, cell: (row, column) => cells[row]?.[column] };
}

/** The sign between two tables: ×, =, →. */
export function between(sign: string): HTMLElement {
  return element('div', { class: 'convlab-sign', text: sign, attributes: { 'aria-hidden': 'true' } });
}
