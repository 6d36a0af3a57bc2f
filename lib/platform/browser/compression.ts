import { deflate, Inflate, Z_BUF_ERROR, Z_OK, type InflateOptions } from 'pako';
import type { Compression } from '../types';

export const compression: Compression = {
  inflate: (data, limit) => unpack('inflate', { windowBits: 15 }, data, limit),
  inflateRaw: (data, limit) => unpack('inflateRaw', { raw: true }, data, limit),
  gunzip: (data, limit) => unpack('gunzip', { windowBits: 15 + 16 }, data, limit), // zlib's way to ask for gzip alone
  deflate: (data) => deflate(data, { level: 9 }),
  crc32(data) {
    let crc = 0xffffffff;
    for (let i = 0; i < data.length; i++) crc = (crc >>> 8) ^ table[(crc ^ data[i]) & 255];
    return ~crc >>> 0;
  },
};

function unpack(name: string, options: InflateOptions, data: Uint8Array, limit: number): Uint8Array {
  const stream = new Inflate(options);
  const chunks: Uint8Array[] = [];
  let length = 0;
  stream.onData = (chunk) => {
    length += chunk.length;
    if (length > limit) throw new RangeError(`${name}: the data unpack to more than ${limit} bytes`);
    chunks.push(chunk);
  };
  stream.onEnd = () => undefined;
  stream.push(data, true);
  if (stream.err === Z_BUF_ERROR || !(stream.ended || stream.err))
    throw new Error(`${name}: unexpected end of file`); // as Node says it
  if (stream.err !== Z_OK) throw new Error(`${name}: ${stream.msg}`);
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** The remainder of each byte. Source: W3C, Portable Network Graphics (Third Edition), annex D. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});
