/** A PNG file is a signature and a row of chunks: length | type | body | checksum of type and body. */
import { compression } from '../platform/compression';

export const signature: Uint8Array = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

export interface Chunk {
  /** Four letters. */
  readonly type: string;
  readonly body: Uint8Array;
  /** Where it begins in the file. */
  readonly at: number;
}

/**
 * The chunks of a PNG file, up to and with IEND; what follows that is ignored. An ancillary chunk with a wrong checksum is
 * left out, as libpng does. Throws an Error, with the byte, for another signature, a file that is cut off, and a wrong
 * checksum of a critical chunk.
 */
export function* readChunks(bytes: Uint8Array): Generator<Chunk> {
  if (signature.some((byte, i) => bytes[i] !== byte)) throw new Error(otherFormat(bytes));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = signature.length; ;) {
    if (at + 8 > bytes.length)
      throw new Error(`the file is cut off at byte ${bytes.length}, before its end chunk`);
    const length = view.getUint32(at);
    const typed = bytes.subarray(at + 4, at + 8);
    const type = String.fromCharCode(...typed);
    if (!/^[A-Za-z]{4}$/.test(type)) throw new Error(`at byte ${at} no chunk begins: the file is damaged`);
    const end = at + 12 + length;
    if (end > bytes.length)
      throw new Error(
        `${type} at byte ${at} should end at ${end}, but the file has ${bytes.length} bytes: it is cut off`,
      );
    const found = compression.crc32(bytes.subarray(at + 4, end - 4));
    if (found === view.getUint32(end - 4)) yield { type, body: bytes.subarray(at + 8, end - 4), at };
    else if (isCritical(type))
      throw new Error(`${type} at byte ${at} has a wrong checksum: the file is damaged`);
    if (type === 'IEND') return;
    at = end;
  }
}

/** A decoder must understand it: the first letter is a capital. */
export function isCritical(type: string): boolean {
  return type[0] <= 'Z';
}

export function writeChunk(type: string, body: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + body.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length);
  for (let i = 0; i < 4; i++) chunk[4 + i] = type.charCodeAt(i);
  chunk.set(body, 8);
  view.setUint32(8 + body.length, compression.crc32(chunk.subarray(4, 8 + body.length)));
  return chunk;
}

function otherFormat(bytes: Uint8Array): string {
  if (bytes.length < signature.length && signature.every((byte, i) => i >= bytes.length || byte === bytes[i]))
    return `the file is cut off at byte ${bytes.length}, within the signature`;
  const start = `not a PNG file: it begins with the bytes ${[...bytes.subarray(0, 8)].join(' ')}`;
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? `${start}, as a JPEG does: decodeJpeg reads that` : start;
}
