import type { DrawingData } from '../../../../lib/explorer/drawing/data';
import { wrap } from '../../../../lib/tensor';
import type { Deed, Tool } from './drawing';

// A drawing outlives a reload, and its figure, which a cell may make anew: the browser keeps one for each set of classes.

const nameOf = ({ drawing, classes }: DrawingData): string =>
  `convlab.drawing/${drawing.kind}/${classes.join()}`;

/** Keeps what was done; nothing, where nothing is drawn. */
export function keepDrawing(data: DrawingData, deeds: readonly Deed[]): void {
  try {
    if (deeds.length === 0) localStorage.removeItem(nameOf(data));
    else localStorage.setItem(nameOf(data), JSON.stringify(deeds.map(plain)));
  } catch {
    // A private window, or one that is full: it lasts as long as the page.
  }
}

/** What was kept; nothing where it cannot be read. `size`: the image's side. */
export function keptDrawing(data: DrawingData, size: number): Deed[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(data)) ?? '[]');
    return Array.isArray(kept) ? kept.map((one: object) => deedOf(one, size)) : [];
  } catch {
    return [];
  }
}

const plain = (deed: Deed): object =>
  'example' in deed ? { example: Array.from(deed.example.data as Iterable<number>) } : deed;

/** Throws an Error unless it is one. */
function deedOf(kept: object, size: number): Deed {
  if ('example' in kept && isNumbers(kept.example) && kept.example.length === size ** 2)
    return { example: wrap(Float32Array.from(kept.example), [size, size, 1]) };
  if ('stroke' in kept && Array.isArray(kept.stroke) && 'tool' in kept && isTool(kept.tool)) {
    const stroke = kept.stroke.map((point: unknown): [number, number] => {
      if (!isNumbers(point)) throw new Error('no point');
      return [point[0], point[1]];
    });
    return { stroke, tool: kept.tool };
  }
  if ('cell' in kept && 'value' in kept && isNumbers([kept.cell, kept.value]))
    return { cell: Number(kept.cell), value: Number(kept.value) };
  throw new Error('no deed');
}

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length >= 2 && value.every((one) => Number.isFinite(one));

const isTool = (value: unknown): value is Tool => value === 'pen' || value === 'fill' || value === 'brush';
