import { compression } from '../platform/compression';
import { signature, writeChunk } from './chunks';
import { paeth } from './unfilter';

/** 8 bits a sample, gray or RGB, row by row. */
export interface Pixels8 {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/**
 * The bytes of a PNG file: its rows as they are, which flat figures like, or as differences to what their neighbors
 * predict (filter 4, Paeth), which photographs like: whichever packs smaller.
 *
 * Source: W3C, Portable Network Graphics (Third Edition), sections 5, 9 and 11.
 */
export function writePng({ width, height, channels, data }: Pixels8): Uint8Array {
  const row = width * channels;
  const plain = new Uint8Array(height * (row + 1));
  const guessed = new Uint8Array(height * (row + 1));
  for (let y = 0; y < height; y++) {
    const start = y * (row + 1);
    plain.set(data.subarray(y * row, (y + 1) * row), start + 1);
    guessed[start] = 4;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x < channels ? 0 : data[at - channels];
      const above = y === 0 ? 0 : data[at - row];
      const corner = x < channels || y === 0 ? 0 : data[at - row - channels];
      guessed[start + 1 + x] = data[at] - paeth(left, above, corner);
    }
  }
  const [flat, smooth] = [plain, guessed].map((rows) => compression.deflate(rows));
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, channels === 1 ? 0 : 2], 8); // bits a sample, color type; deflate, filters by row, no interlace are 0
  const parts = [
    signature,
    writeChunk('IHDR', header),
    writeChunk('IDAT', flat.length < smooth.length ? flat : smooth),
    writeChunk('IEND', new Uint8Array(0)),
  ];
  const file = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
