import type { DrawingData } from '../../../../lib/explorer/drawing/data';
import { wrap } from '../../../../lib/tensor';
import type { Deed, Tool } from './drawing';

/** A drawing outlives a reload, and its figure, which a cell may make anew: the browser keeps one for each pad. */
export class Kept {
  readonly #pad: string;

  /** @param cell says the id of the notebook's cell, once the figure stands in it; '' outside of one */
  constructor(
    { drawing: { kind }, classes }: DrawingData,
    private readonly cell: () => string,
  ) {
    this.#pad = `${kind}/${classes.join()}`;
  }

  get #own(): string {
    const cell = this.cell();
    return cell === '' ? this.#shared : `convlab.drawing/${cell}/${this.#pad}`;
  }

  /** Where pads with the same classes once shared a drawing: each takes a copy along until it has its own. */
  get #shared(): string {
    return `convlab.drawing/${this.#pad}`;
  }

  /** Keeps what was done. */
  write(deeds: readonly Deed[]): void {
    try {
      localStorage.setItem(this.#own, JSON.stringify(deeds.map(plain)));
    } catch {
      // A private window, or one that is full: it lasts as long as the page.
    }
  }

  /** What was kept; nothing where it cannot be read. `size`: the image's side. */
  read(size: number): Deed[] {
    try {
      const text = localStorage.getItem(this.#own) ?? localStorage.getItem(this.#shared);
      const kept: unknown = JSON.parse(text ?? '[]');
      return Array.isArray(kept) ? kept.map((one: object) => deedOf(one, size)) : [];
    } catch {
      return [];
    }
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
