import type { Tensor } from '../tensor';

/** A square that covers a part of an image, step by step, as an occlusion map moves it. */
export interface Cover {
  /** Of the square, in pixels. */
  readonly side: number;
  /** From one of its places to the next, in pixels. */
  readonly step: number;
  readonly fill: number;
}

/**
 * Covers an image's values [H, W, C] at a place of the map: with a square about the middle of the step × step pixels from
 * (row · step, column · step) on, cut off at the border. Changes `values`.
 */
export function cover(
  values: Tensor['data'],
  [height, width, channels]: readonly [height: number, width: number, channels: number],
  [row, column]: readonly [row: number, column: number],
  { side, step, fill }: Cover,
): void {
  const first = (place: number): number => place * step + Math.floor(step / 2) - Math.floor(side / 2);
  const [top, left] = [first(row), first(column)];
  const [from, to] = [Math.max(0, left), Math.min(width, left + side)];
  for (let i = Math.max(0, top); i < Math.min(height, top + side); i++)
    values.fill(fill, (i * width + from) * channels, (i * width + to) * channels);
}
