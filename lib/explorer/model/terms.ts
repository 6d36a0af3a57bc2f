import { onPicture, pixelUnder, type Place } from './geometry';
import type { Layer } from './layer';

/** One product of the sum: a weight, by its channel and its row and column in the filter. */
export interface Term {
  readonly channel: number;
  readonly u: number;
  readonly v: number;
}

/** The picture's value under a weight, the window at `place`; null in the padding. */
export function valueUnder(
  { g, picture, channels }: Layer,
  place: Place,
  { channel, u, v }: Term,
): number | null {
  const pixel = pixelUnder(g, place, u, v);
  return onPicture(g, pixel) ? picture.data[(pixel[0] * g.w + pixel[1]) * channels + channel] : null;
}

export function weightOf({ g, slices }: Layer, { channel, u, v }: Term): number {
  return slices[channel][u * g.kw + v];
}

/** Σ of one channel's products at a place. */
export function partialSum(layer: Layer, place: Place, channel: number): number {
  let sum = 0;
  for (const term of termsOf(layer, channel))
    sum += (valueUnder(layer, place, term) ?? 0) * weightOf(layer, term);
  return sum;
}

/** The terms of one channel, row by row. */
export function termsOf({ g }: Layer, channel: number): Term[] {
  return Array.from({ length: g.kh * g.kw }, (_, i) => ({
    channel,
    u: Math.floor(i / g.kw),
    v: i % g.kw,
  }));
}

/** The first largest pixel of the window, in row order, as max pooling takes it. */
export function winnerAt(layer: Layer, place: Place): Term | undefined {
  let best: Term | undefined;
  let most = -Infinity;
  for (const term of termsOf(layer, 0)) {
    const value = valueUnder(layer, place, term);
    if (value === null || value <= most) continue;
    most = value;
    best = term;
  }
  return best;
}
