import { contiguous, type Tensor } from '../../tensor';
import { faint, ink, inkOn, muted } from '../draw/colors';
import { lineHeight, textWidth, wrapText } from '../draw/font';
import type { Raster } from '../draw/raster';
import { short } from '../format';
import { drawBoxes, type Box } from './boxes';
import { valueColor, type Picture } from './tile';

/** A picture, the words below it, and what is drawn upon it. */
export interface Tile {
  readonly picture: Picture;
  readonly label: string;
  readonly note: string;
  readonly boxes: readonly Box[];
  /** Numbers to print into the pixels. */
  readonly values?: Tensor;
}

/** A tile with its caption, as it is laid out. */
export interface Cell {
  readonly tile: Tile;
  /** How many screen pixels one pixel of the image takes. */
  readonly pixels: number;
  readonly caption: readonly string[];
  readonly notes: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Alike for tiles of one shape, and room for the longest number printed into a pixel. */
export function pixelSize({ picture }: Tile, tiles: readonly Tile[], size: number): number {
  const alike = tiles.filter(
    (other) => other.picture.rows === picture.rows && other.picture.columns === picture.columns,
  );
  const numbers = alike.flatMap(({ values }) => (values ? texts(values) : []));
  const room = numbers.length > 0 ? Math.max(...numbers.map(textWidth)) + 10 : 1;
  return Math.max(1, Math.round(size / picture.columns), room);
}

export function measure(tile: Tile, pixels: number): Cell {
  const { rows, columns } = tile.picture;
  const wide = pixels * columns;
  const caption = tile.label === '' ? [] : wrapText(tile.label, Math.max(wide, 72));
  const notes = tile.note === '' || wide < 48 ? [] : wrapText(tile.note, Math.max(wide, 72));
  const lines = [...caption, ...notes];
  return {
    tile,
    pixels,
    caption,
    notes,
    width: Math.max(wide, ...lines.map(textWidth)),
    height: pixels * rows + (lines.length > 0 ? 4 : 0) + lines.length * lineHeight,
  };
}

export function drawCell(sheet: Raster, { tile, pixels, caption, notes }: Cell, x: number, y: number): void {
  const { rgb, rows, columns } = tile.picture;
  sheet.picture(x, y, rgb, columns, rows, pixels);
  if (tile.values) {
    const { data } = contiguous(tile.values);
    texts(tile.values).forEach((text, i) => {
      const left = x + (i % columns) * pixels;
      const top = y + Math.floor(i / columns) * pixels;
      sheet.text(text, left + pixels / 2, top + Math.floor((pixels - lineHeight) / 2), {
        align: 'center',
        color: inkOn(valueColor(tile.picture, data[i])),
      });
    });
  }
  sheet.frame(x - 1, y - 1, columns * pixels + 2, rows * pixels + 2, faint);
  drawBoxes(sheet, tile.boxes, { x, y, pixels, bottom: y + rows * pixels });
  const below = sheet.lines(caption, x, y + rows * pixels + 4, { color: ink });
  sheet.lines(notes, x, below, { color: muted });
}

function texts(values: Tensor): string[] {
  return Array.from(contiguous(values).data as ArrayLike<number>, (value) => short(value));
}
