import { bytes } from '../../platform/bytes';
import { compression } from '../../platform/compression';
import { characters, height, ink, widths } from './font-data';

/** One character's picture: `ink` from 0 to 15, row by row. */
export interface Glyph {
  readonly width: number;
  readonly ink: Uint8Array;
}

/** The height of a line of text in pixels. */
export const lineHeight: number = height;

let glyphs: Map<string, Glyph> | undefined;

/** The picture of a character; one that the font lacks is a hollow square, never nothing. */
export function glyph(character: string): Glyph {
  glyphs ??= unpack();
  return glyphs.get(character === '\u00a0' ? ' ' : character) ?? glyphs.get('□')!;
}

/** How wide a text is in pixels, at scale 1. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += glyph(character).width;
  return width;
}

/** Breaks a text into lines of at most `width` pixels, at spaces where there are any. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/(?<= )/)) {
      if (line !== '' && textWidth((line + word).trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += word;
      while (textWidth(line.trimEnd()) > width && line.length > 1) {
        const fits = longestPrefix(line, width);
        lines.push(fits);
        line = line.slice(fits.length);
      }
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

function longestPrefix(text: string, width: number): string {
  let prefix = '';
  for (const character of text) {
    if (prefix !== '' && textWidth(prefix + character) > width) break;
    prefix += character;
  }
  return prefix;
}

function unpack(): Map<string, Glyph> {
  const packed = compression.inflateRaw(bytes.fromBase64(ink), 2 ** 24);
  const found = new Map<string, Glyph>();
  let at = 0;
  Array.from(characters).forEach((character, i) => {
    const width = widths.charCodeAt(i) - 97;
    const pixels = Uint8Array.from({ length: width * height }, (_, p) => {
      const nibble = at + p;
      return (packed[nibble >> 1] >> (4 * (nibble & 1))) & 15;
    });
    found.set(character, { width, ink: pixels });
    at += width * height;
  });
  return found;
}
