import type { Tensor } from '../../tensor';
import { decodeJpeg } from './jpeg';
import { decodePng } from './png';

/** What other pictures begin with. */
const others: readonly (readonly [start: string, name: string])[] = [
  ['GIF8', 'a GIF'],
  ['BM', 'a BMP'],
  ['II*\0', 'a TIFF'],
  ['MM\0*', 'a TIFF'],
  ['RIFF', 'a WebP'],
];

/**
 * The picture in the bytes of a PNG or JPEG file → [H, W, 3], 0 … 1. What it is, its bytes say, not its name. Throws an
 * Error for another format, and what decodePng and decodeJpeg throw.
 */
export function decodePicture(bytes: Uint8Array): Tensor {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return decodeJpeg(bytes);
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  const other =
    others.find(([sign]) => start.startsWith(sign))?.[1] ??
    (/^.{4}ftyp/s.test(start) ? 'a HEIC or AVIF' : undefined);
  if (other) throw new Error(`this is ${other}, only PNG and JPEG are read here: save it as one of them`);
  return decodePng(bytes);
}
