import type { MimeBundle } from '../../host/kernel-host';
import { colorAt, faint, muted } from '../draw/colors';
import { lineHeight, textWidth, wrapText } from '../draw/font';
import { Raster } from '../draw/raster';
import { drawCell, measure, pixelSizes, type Tile } from './cell';
import type { ColorKey } from './tile';

/** The MIME type of an image grid's description, from which JupyterLab and the pages draw it. */
export const imagesType = 'application/vnd.convlab.images+json';

interface Sheet {
  readonly title: string;
  readonly alt: string;
  readonly keys: readonly ColorKey[];
  readonly size: number;
  readonly toScale: boolean;
  readonly columns?: number;
}

const gap = 16;
const margin = 10;
const widest = 900;
/** A colour key: a strip with every colour of its scale, and the words beside it. */
const strip = { width: 64, height: 10, above: 6, beside: 8 };

/**
 * All tiles on one PNG, the colour keys below; and beside it, for a front end with the kit's extension, where each lies on
 * it (`imagesType`), so that captions become real text in the theme's colours.
 */
export function drawGrid(
  tiles: readonly Tile[],
  { title, alt, keys, columns, ...layout }: Sheet,
): MimeBundle {
  const sizes = pixelSizes(tiles, layout);
  const cells = tiles.map((tile, i) => measure(tile, sizes[i], sizes[i] / Math.min(...sizes)));
  const cellWidth = Math.max(...cells.map(({ width }) => width));
  const across = Math.max(
    1,
    Math.min(tiles.length, columns ?? Math.floor((widest + gap) / (cellWidth + gap))),
  );
  const heading = title === '' ? [] : wrapText(title, Math.max(across * (cellWidth + gap) - gap, 320));
  const lines = [
    ...heading.map((line) => textWidth(line) + 2),
    ...keys.map(({ text }) => strip.width + strip.beside + textWidth(text)),
  ];
  const width = Math.max(across * (cellWidth + gap) - gap, ...lines) + 2 * margin;

  const rows = Array.from({ length: Math.ceil(cells.length / across) }, (_, r) =>
    cells.slice(r * across, (r + 1) * across),
  );
  const heights = rows.map((row) => Math.max(...row.map(({ height }) => height)));
  const top = margin + heading.length * lineHeight + (heading.length > 0 ? 8 : 0);
  const bottom = top + heights.reduce((sum, one) => sum + one + gap, -gap);
  const height = bottom + keys.length * (strip.above + lineHeight) + margin;

  const sheet = new Raster(width, height);
  sheet.lines(heading, margin, margin, { bold: true });
  let y = top;
  const placed = rows.flatMap((row, r) => {
    const line = row.map((cell, c) => {
      const x = margin + c * (cellWidth + gap);
      drawCell(sheet, cell, x, y);
      const { pixels, tile } = cell;
      return {
        x,
        y,
        width: pixels * tile.picture.columns,
        height: pixels * tile.picture.rows,
        label: tile.label,
        note: cell.note,
      };
    });
    y += heights[r] + gap;
    return line;
  });
  const placedKeys = keys.map((key, i) =>
    drawKey(sheet, key, bottom + strip.above + i * (strip.above + lineHeight)),
  );
  return {
    [imagesType]: {
      ...{ title, alt, width, height, columns: across },
      ...{ tiles: placed, keys: placedKeys },
    },
    'image/png': sheet.png(),
  };
}

function drawKey(sheet: Raster, { scale, text }: ColorKey, line: number): object {
  const { width, height } = strip;
  const [x, y] = [margin, line + Math.floor((lineHeight - height) / 2)];
  for (let i = 0; i < width; i++) sheet.fill(x + i, y, 1, height, colorAt(scale, i / (width - 1)));
  sheet.frame(x - 1, y - 1, width + 2, height + 2, faint);
  sheet.text(text, x + width + strip.beside, line, { color: muted });
  return { x, y, width, height, text };
}
