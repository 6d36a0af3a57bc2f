import type { Chunk } from './chunks';

/** What the first chunk of a PNG file promises. */
export interface Header {
  readonly width: number;
  readonly height: number;
  /** Bits a sample, or a palette index, has. */
  readonly depth: 1 | 2 | 4 | 8 | 16;
  readonly color: ColorType;
  readonly interlaced: boolean;
}

export type ColorType = 'gray' | 'rgb' | 'palette' | 'gray-alpha' | 'rgba';

/** By the number in the file: the samples of a pixel, and the bits that each may have. */
const colorTypes: Readonly<Record<number, readonly [ColorType, depths: readonly number[]] | undefined>> = {
  0: ['gray', [1, 2, 4, 8, 16]],
  2: ['rgb', [8, 16]],
  3: ['palette', [1, 2, 4, 8]],
  4: ['gray-alpha', [8, 16]],
  6: ['rgba', [8, 16]],
};

export const samplesOf: Readonly<Record<ColorType, 1 | 2 | 3 | 4>> = {
  gray: 1,
  rgb: 3,
  palette: 1,
  'gray-alpha': 2,
  rgba: 4,
};

/** More would fill over a gigabyte as floats. */
const mostPixels = 100_000_000;

/**
 * Throws an Error for what the format does not allow, and for more than 100 million pixels.
 * Source: W3C, Portable Network Graphics (Third Edition), section 11.2.1.
 */
export function parseHeader({ type, body, at }: Chunk): Header {
  if (type !== 'IHDR') throw new Error(`the first chunk is ${type}, it should be IHDR`);
  const fail = (reason: string): Error => new Error(`IHDR at byte ${at}: ${reason}`);
  if (body.length !== 13) throw fail(`it has ${body.length} bytes, it should have 13`);
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  if (width === 0 || height === 0) throw fail(`the picture is ${width} pixels wide and ${height} high`);
  if (width * height > mostPixels)
    throw fail(`${width} × ${height} pixels are too many: at most ${mostPixels} are read here`);
  const [depth, colorNumber, compression, filter, interlace] = body.subarray(8);
  const [color, depths] = colorTypes[colorNumber] ?? [undefined, []];
  if (!color) throw fail(`color type ${colorNumber} is none of 0, 2, 3, 4 and 6`);
  if (!depths.includes(depth))
    throw fail(`a ${color} picture has ${depths.join(', ')} bits a sample, not ${depth}`);
  if (compression !== 0 || filter !== 0 || interlace > 1)
    throw fail(
      `compression ${compression}, filter ${filter} and interlace ${interlace} should be 0, 0, and 0 or 1`,
    );
  return { width, height, depth: depth as Header['depth'], color, interlaced: interlace === 1 };
}
