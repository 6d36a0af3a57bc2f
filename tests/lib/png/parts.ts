/** PNG files put together by hand, each chunk with the checksum that Node's zlib gives. */
import { crc32, deflateSync } from 'node:zlib';

export const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function chunk(type: string, body: Uint8Array | readonly number[] = []): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(body)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(typed.length - 4);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}

/** Gray, 8 bits, unless said otherwise. */
export function header(width: number, height: number, depth = 8, color = 0, interlace = 0): Buffer {
  const body = Buffer.alloc(13);
  body.writeUInt32BE(width, 0);
  body.writeUInt32BE(height, 4);
  body.set([depth, color, 0, 0, interlace], 8);
  return chunk('IHDR', body);
}

export function png(...chunks: readonly Uint8Array[]): Buffer {
  return Buffer.concat([signature, ...chunks]);
}

/** The rows, each with its filter byte, as one IDAT. */
export function pixels(...rows: readonly (readonly number[])[]): Buffer {
  return chunk('IDAT', deflateSync(Buffer.from(rows.flat())));
}

export const end = chunk('IEND');
