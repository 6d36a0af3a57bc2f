import { compression } from '../platform/compression';
import { signature, writeChunk } from './chunks';

/** 8 bits a sample, gray or RGB, row by row. */
export interface Pixels8 {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/**
 * The bytes of a PNG file. Each row is stored as differences to the row above (filter 2), which photographs and flat
 * figures both like.
 *
 * Source: W3C, Portable Network Graphics (Third Edition), sections 5, 9 and 11.
 */
export function writePng({ width, height, channels, data }: Pixels8): Uint8Array {
  const row = width * channels;
  const filtered = new Uint8Array(height * (row + 1));
  for (let y = 0; y < height; y++) {
    filtered[y * (row + 1)] = y === 0 ? 0 : 2;
    for (let x = 0; x < row; x++) {
      const above = y === 0 ? 0 : data[(y - 1) * row + x];
      filtered[y * (row + 1) + 1 + x] = data[y * row + x] - above;
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, channels === 1 ? 0 : 2], 8); // bits a sample, color type; deflate, filters by row, no interlace are 0
  const parts = [
    signature,
    writeChunk('IHDR', header),
    writeChunk('IDAT', compression.deflate(filtered)),
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
