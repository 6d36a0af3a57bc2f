import { t } from '../../language';
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
  /** The range of its values, and how much further it is enlarged than others. */
  readonly note: string;
  readonly notes: readonly string[];
  readonly width: number;
  readonly height: number;
}

/**
 * How many screen pixels one pixel of each tile takes: alike for all that are at least half as wide as the widest, or for all
 * where they are drawn to scale; with room for the longest number printed into a pixel.
 */
export function pixelSizes(
  tiles: readonly Tile[],
  { size, toScale }: { readonly size: number; readonly toScale: boolean },
): number[] {
  const widest = Math.max(...tiles.map(({ picture }) => picture.columns));
  return tiles.map(({ picture: { rows, columns }, values }) => {
    const alike = tiles.filter(({ picture }) => picture.rows === rows && picture.columns === columns);
    const numbers = values ? alike.flatMap((tile) => (tile.values ? texts(tile.values) : [])) : [];
    const room = numbers.length > 0 ? Math.max(...numbers.map(textWidth)) + 10 : 1;
    const near = toScale || 2 * columns >= widest;
    return Math.max(1, Math.round(size / (near ? widest : columns)), room);
  });
}

/** `enlarged`: how much larger its pixels are than the smallest on the sheet. */
export function measure(tile: Tile, pixels: number, enlarged: number): Cell {
  const { rows, columns } = tile.picture;
  const wide = pixels * columns;
  const caption = tile.label === '' ? [] : wrapText(tile.label, Math.max(wide, 72));
  const further =
    enlarged > 1 && !tile.values ? t(`enlarged ${short(enlarged, 1)}×`, `${short(enlarged, 1)}배 확대`) : '';
  const note = [tile.note, further].filter(Boolean).join(' · ');
  const notes = note === '' || wide < 48 ? [] : wrapText(note, Math.max(wide, 72));
  const lines = [...caption, ...notes];
  return {
    tile,
    pixels,
    note,
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

/** Numbers as short as they can be; beside large ones, one that would read 0.00 is about 0. */
function texts(values: Tensor): string[] {
  const numbers = Array.from(contiguous(values).data as ArrayLike<number>);
  const beside = Math.max(...numbers.map(Math.abs)) >= 0.5;
  return numbers.map((value) => (beside && value !== 0 && Math.abs(value) < 0.005 ? '≈0' : short(value)));
}
