import { samplesOf, type Header } from './header';

/** A picture within the picture: every `stepX`-th pixel of every `stepY`-th row, from (`left`, `top`) on. */
export interface Pass {
  readonly left: number;
  readonly top: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly width: number;
  readonly height: number;
  /** Bytes of a row, without the one that names its filter. */
  readonly rowBytes: number;
}

/** Adam7: [left, top, stepX, stepY] of the seven passes. */
const adam7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * The passes that hold pixels, in the file's order: one, or up to seven of an interlaced picture.
 * Source: W3C, Portable Network Graphics (Third Edition), section 8.
 */
export function passesOf(header: Header): Pass[] {
  const starts = header.interlaced ? adam7 : ([[0, 0, 1, 1]] as const);
  return starts
    .map(([left, top, stepX, stepY]) => {
      const width = Math.ceil((header.width - left) / stepX);
      const height = Math.ceil((header.height - top) / stepY);
      return {
        left,
        top,
        stepX,
        stepY,
        width,
        height,
        rowBytes: Math.ceil((width * bitsPerPixel(header)) / 8),
      };
    })
    .filter(({ width, height }) => width > 0 && height > 0);
}

/** How many bytes the compressed data must expand to. */
export function promisedBytes(passes: readonly Pass[]): number {
  return passes.reduce((sum, { height, rowBytes }) => sum + height * (1 + rowBytes), 0);
}

export function bitsPerPixel({ color, depth }: Header): number {
  return samplesOf[color] * depth;
}
