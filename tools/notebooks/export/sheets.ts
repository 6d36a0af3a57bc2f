/** Sheets of images without what a language has written on them. */
import { readPng, writePng } from '../../../lib/png';
import type { Part } from './figures';

/**
 * The PNG with its parts alone, on white. The page's script cuts them out and writes the captions beside them as text, so
 * that a sheet is one picture in all languages.
 */
export function partsOf(png: Uint8Array, parts: readonly Part[]): Uint8Array {
  const { width, height, channels, maximum, data } = readPng(png);
  if (parts.length === 0 || maximum !== 255 || channels === 2 || channels === 4) return png;
  const kept = new Uint8Array(data.length).fill(255);
  for (const part of parts)
    for (let row = part.y; row < part.y + part.height; row++) {
      const from = (row * width + part.x) * channels;
      const to = from + part.width * channels;
      kept.set(data.subarray(from, to), from);
    }
  return writePng({ width, height, channels, data: kept });
}
