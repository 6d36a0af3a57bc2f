import type { DrawingSettings } from './data';

export type Point = readonly [x: number, y: number];
/** The points of one line, in the pad's units. */
export type Stroke = readonly Point[];

/** From the pad to the image: image = scale · pad + shift. */
export interface Placement {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** A small drawing is made larger, but a dot stays a dot: no more than so many times. */
const largest = 2;

/**
 * Where a drawing goes in the image: its longer side made as long as those of the images that the network learned from,
 * its middle in the image's middle. `pad`: the pad's side, `size`: the image's.
 */
export function placed(
  strokes: readonly Stroke[],
  pad: number,
  size: number,
  { box, pen }: DrawingSettings,
): Placement {
  const points = strokes.flat();
  if (points.length === 0) return { scale: size / pad, x: 0, y: 0 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const longer = Math.max(right - left, bottom - top, pad / 8);
  const scale = Math.min((box - pen) / longer, (largest * size) / pad);
  return {
    scale,
    x: size / 2 - (scale * (left + right)) / 2,
    y: size / 2 - (scale * (top + bottom)) / 2,
  };
}
