import type { StepperData } from 'convlab';
import { short } from '../../../lib/figures/format';
import { termsAt } from '../../../lib/figures/stepper/terms';
import { element } from './dom';
import { between, numberTable, type NumberTable } from './tables';

/** The tables of all channels, moved together. */
export interface Bands {
  readonly block: HTMLElement;
  readonly outputs: readonly HTMLTableElement[];
  /** Frames the window of an output place, writes its products and every output up to it. */
  show(row: number, column: number): void;
  /** Calls back with the output place that the reader points at, on an output or on the input. */
  onPlace(call: (row: number, column: number) => void): void;
  focus(): void;
}

interface Band {
  readonly input: NumberTable;
  readonly products?: NumberTable;
  readonly output?: NumberTable;
  readonly block: HTMLElement;
}

export function drawBands(data: StepperData): Bands {
  const bands = data.input.map((_, channel) => drawBand(data, channel));
  const outputs = bands.flatMap(({ output }) => (output ? [output] : []));
  const block = element('div', { children: bands.map((band) => band.block) });
  let current: HTMLElement | undefined;

  const show = (row: number, column: number): void => {
    bands.forEach((band, channel) => {
      showWindow(data, band, channel, row, column);
    });
    outputs.forEach((output, plane) => {
      current = showOutput(data, output, plane, row, column) ?? current;
    });
  };
  const onPlace = (call: (row: number, column: number) => void): void => {
    for (const { table } of outputs) point(table, call);
    for (const { input } of bands) {
      point(input.table, (row, column) => {
        call(
          under(row, data.kernel[0], data.stride[0], data.output[0]),
          under(column, data.kernel[1], data.stride[1], data.output[1]),
        );
      });
    }
  };
  return { block, outputs: outputs.map(({ table }) => table), show, onPlace, focus: () => current?.focus() };
}

/** The output place whose window has the padded input's place nearest its middle. */
function under(at: number, kernel: number, stride: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.round((at - (kernel - 1) / 2) / stride)));
}

function drawBand(data: StepperData, channel: number): Band {
  const { padding, labels } = data;
  const plane = data.input[channel];
  const named = (text: string): string =>
    data.input.length > 1 ? `${text}, ${labels.channel.replace('{c}', String(channel))}` : text;
  const [rows, columns] = [
    plane.length + padding.top + padding.bottom,
    plane[0].length + padding.left + padding.right,
  ];
  const padded = rows !== plane.length || columns !== plane[0].length;
  const input = numberTable(
    named(labels.input) + (padded ? ` (${labels.padding})` : ''),
    rows,
    columns,
    named(labels.input),
  );
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = plane[row - padding.top]?.[column - padding.left] as number | undefined;
      const cell = input.cell(row, column)!;
      cell.textContent = value !== undefined ? short(value) : data.mode === 'conv' ? '0' : '';
      cell.classList.toggle('convlab-padding', value === undefined);
    }
  }
  const blocks: Node[] = [input.block];
  let products: NumberTable | undefined;
  if (data.filter) {
    const filter = numberTable(labels.filter, ...data.kernel, named(labels.filter));
    data.filter[channel].forEach((row, k) => {
      row.forEach((value, l) => {
        filter.cell(k, l)!.textContent = short(value);
      });
    });
    products = numberTable(labels.products, ...data.kernel, named(labels.products));
    blocks.push(between('×'), filter.block, between('='), products.block);
  }
  const hasOutput = data.mode !== 'conv' || channel === 0;
  const output = hasOutput ? numberTable(labels.output, ...data.output, named(labels.output)) : undefined;
  if (output) {
    output.table.setAttribute('role', 'grid');
    output.table.classList.add('convlab-output');
    // One block, so that the arrow leads the output where the row is full.
    blocks.push(element('div', { class: 'convlab-pair', children: [between('→'), output.block] }));
  }
  return { input, products, output, block: element('div', { class: 'convlab-band', children: blocks }) };
}

function showWindow(
  data: StepperData,
  { input, products }: Band,
  channel: number,
  row: number,
  column: number,
): void {
  const [top, left] = [row * data.stride[0], column * data.stride[1]];
  const [kh, kw] = data.kernel;
  for (let r = 0; input.cell(r, 0); r++) {
    for (let c = 0; input.cell(r, c); c++) {
      const inside = r >= top && r < top + kh && c >= left && c < left + kw;
      const { classList } = input.cell(r, c)!;
      classList.toggle('convlab-window', inside);
      classList.toggle('convlab-edge-top', inside && r === top);
      classList.toggle('convlab-edge-bottom', inside && r === top + kh - 1);
      classList.toggle('convlab-edge-left', inside && c === left);
      classList.toggle('convlab-edge-right', inside && c === left + kw - 1);
    }
  }
  if (!products) return;
  for (const { at, x, w } of termsAt(data, row, column).filter((term) => term.channel === channel)) {
    products.cell(...at)!.textContent = short(x * w);
  }
}

/** Fills the outputs up to the place and returns its cell, the only one that Tab stops at. */
function showOutput(
  data: StepperData,
  output: NumberTable,
  plane: number,
  row: number,
  column: number,
): HTMLElement | undefined {
  const last = row * data.output[1] + column;
  data.values[plane].forEach((line, r) => {
    line.forEach((value, c) => {
      const index = r * data.output[1] + c;
      const cell = output.cell(r, c)!;
      cell.textContent = index <= last ? short(value) : '·';
      cell.tabIndex = index === last ? 0 : -1;
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('aria-selected', String(index === last));
    });
  });
  return output.cell(row, column);
}

/** Calls back with the cell that is pressed, and with each that the pressed pointer moves over. */
function point(table: HTMLTableElement, call: (row: number, column: number) => void): void {
  const at = (event: PointerEvent): void => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest('td');
    if (!cell || !table.contains(cell)) return;
    call((cell.parentElement as HTMLTableRowElement).sectionRowIndex, cell.cellIndex);
  };
  table.addEventListener('pointerdown', at);
  table.addEventListener('pointermove', (event) => {
    if (event.buttons === 1) at(event);
  });
}
