import { crc32, deflateSync } from 'node:zlib';

/** Pixels as a PNG holds them: 8 bits a channel, 1 (grey) or 3 (RGB) channels, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly data: Uint8Array;
}

/**
 * A PNG file, as base64 text for a MIME bundle.
 *
 * Each row is stored as differences to the row above (filter 2), which photographs and flat figures both like.
 * Source: W3C, Portable Network Graphics (Third Edition), sections 5, 9 and 11.
 */
export function encodePng({ width, height, channels, data }: Pixels): string {
  const row = width * channels;
  const filtered = new Uint8Array(height * (row + 1));
  for (let y = 0; y < height; y++) {
    filtered[y * (row + 1)] = y === 0 ? 0 : 2;
    for (let x = 0; x < row; x++) {
      const above = y === 0 ? 0 : data[(y - 1) * row + x];
      filtered[y * (row + 1) + 1 + x] = data[y * row + x] - above;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, channels === 1 ? 0 : 2, 0, 0, 0], 8); // bits, colour type, deflate, filters by row, no interlace
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(body.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}
