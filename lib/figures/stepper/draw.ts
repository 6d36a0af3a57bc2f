import { accent, accentPaper, faint, ink, muted, paper, type Rgb } from '../draw/colors';
import { lineHeight, textWidth, wrapText } from '../draw/font';
import { Raster } from '../draw/raster';
import { short } from '../format';
import { termsAt, type StepperData } from './terms';
import { formula } from './formula';

const margin = 10;
const gap = 28;
/** The background of the padding's zeros. */
const outside: Rgb = [236, 239, 241];

/** One table of numbers on the sheet. */
interface Grid {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  readonly paper?: (row: number, column: number) => Rgb;
  readonly color?: (row: number, column: number) => Rgb;
  readonly frame?: readonly [top: number, left: number, height: number, width: number];
  /** Between this table and the one on its left. */
  readonly sign?: string;
}

/**
 * The stepper at its start position, every output filled in: input with the window framed, filter, products, output,
 * and the formula below. Base64 PNG, drawn without a browser.
 */
export function drawStepper(data: StepperData): string {
  const bands = data.input.map((_, channel) => band(data, channel));
  const cell =
    Math.max(
      26,
      ...bands.flatMap((grids) => grids.flatMap((g) => g.rows.flatMap((row) => row.map(textWidth)))),
    ) + 8;
  const widthOf = (grid: Grid): number => Math.max((grid.rows[0]?.length ?? 0) * cell, textWidth(grid.title));
  const bandWidth = (grids: readonly Grid[]): number =>
    grids.reduce((sum, grid) => sum + widthOf(grid) + gap, -gap);
  const width = Math.max(420, ...bands.map(bandWidth)) + 2 * margin;
  const heading = wrapText(data.title, width - 2 * margin);
  const terms = formula(data, ...data.start).flatMap((line) => wrapText(line, width - 2 * margin));
  const bandHeight = (grids: readonly Grid[]): number =>
    Math.max(...grids.map((grid) => grid.rows.length)) * cell + lineHeight + 4;
  const height =
    2 * margin +
    (heading.length + terms.length) * lineHeight +
    8 +
    bands.reduce((sum, one) => sum + bandHeight(one) + 12, 0);

  const sheet = new Raster(width, height);
  let y = sheet.lines(heading, margin, margin, { bold: true }) + 8;
  for (const grids of bands) {
    let x = margin;
    for (const grid of grids) {
      if (grid.sign)
        sheet.text(grid.sign, x - gap / 2, y + lineHeight + 4 + cell / 2, { align: 'center', bold: true });
      drawTable(sheet, grid, x, y, cell);
      x += widthOf(grid) + gap;
    }
    y += bandHeight(grids) + 12;
  }
  sheet.lines(terms, margin, y);
  return sheet.png();
}

/** The tables of one channel: convolution's output is in the first band only, since channels are summed. */
function band(data: StepperData, channel: number): Grid[] {
  const { kernel, stride, padding, start, labels } = data;
  const several = data.input.length > 1;
  const named = (title: string): string =>
    several ? `${title}, ${labels.channel.replace('{c}', String(channel))}` : title;
  const plane = data.input[channel];
  const [h, w] = [plane.length, plane[0].length];
  const inside = (row: number, column: number): boolean =>
    row >= padding.top && row < padding.top + h && column >= padding.left && column < padding.left + w;
  const top = start[0] * stride[0];
  const left = start[1] * stride[1];
  const covered = (row: number, column: number): boolean =>
    row >= top && row < top + kernel[0] && column >= left && column < left + kernel[1];
  const blank = data.mode === 'conv' ? '0' : '';
  const grids: Grid[] = [
    {
      title: named(labels.input),
      rows: table(padding.top + h + padding.bottom, padding.left + w + padding.right, (row, column) =>
        inside(row, column) ? short(plane[row - padding.top][column - padding.left]) : blank,
      ),
      paper: (row, column) => (covered(row, column) ? accentPaper : inside(row, column) ? paper : outside),
      color: (row, column) => (inside(row, column) ? ink : muted),
      frame: [top, left, kernel[0], kernel[1]],
    },
  ];
  if (data.filter) {
    const filter = data.filter[channel];
    const terms = termsAt(data, ...start).filter((term) => term.channel === channel);
    grids.push(
      { title: labels.filter, rows: filter.map((row) => row.map((value) => short(value))), sign: '×' },
      {
        title: labels.products,
        rows: table(kernel[0], kernel[1], (row, column) => {
          const { x, w } = terms[row * kernel[1] + column];
          return short(x * w);
        }),
        sign: '=',
      },
    );
  }
  const result = data.mode === 'conv' ? (channel === 0 ? data.values[0] : undefined) : data.values[channel];
  if (result) {
    grids.push({
      title: labels.output,
      rows: result.map((row) => row.map((value) => short(value))),
      paper: (row, column) => (row === start[0] && column === start[1] ? accentPaper : paper),
      frame: [start[0], start[1], 1, 1],
      sign: '→',
    });
  }
  return grids;
}

function drawTable(sheet: Raster, grid: Grid, x: number, top: number, cell: number): void {
  sheet.text(grid.title, x, top, { color: muted });
  const y = top + lineHeight + 4;
  grid.rows.forEach((row, r) => {
    row.forEach((text, c) => {
      sheet.fill(x + c * cell, y + r * cell, cell, cell, grid.paper?.(r, c) ?? paper);
      sheet.frame(x + c * cell, y + r * cell, cell + 1, cell + 1, faint);
      sheet.text(text, x + c * cell + cell / 2, y + r * cell + Math.floor((cell - lineHeight) / 2), {
        align: 'center',
        color: grid.color?.(r, c) ?? ink,
      });
    });
  });
  if (!grid.frame) return;
  const [row, column, height, width] = grid.frame;
  sheet.frame(x + column * cell - 1, y + row * cell - 1, width * cell + 3, height * cell + 3, accent, 3);
}

function table(rows: number, columns: number, text: (row: number, column: number) => string): string[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => text(row, column)),
  );
}
