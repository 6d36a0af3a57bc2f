import type { Bytes } from '../types';

export const bytes: Bytes = {
  uncleared: (length) => Buffer.allocUnsafeSlow(length).buffer, // never a part of the shared pool
  // V8's `set` moves shared memory word by word: `fill` with a block of the same length is one memcpy.
  copyToShared(numbers, shared, at) {
    if (numbers.length === 0) return;
    const source = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
    Buffer.from(shared.buffer, shared.byteOffset + at * 4, numbers.byteLength).fill(source);
  },
  toBase64: (raw) => Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('base64'),
  fromBase64(text) {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new Error('fromBase64: the text is not base64');
    return new Uint8Array(Buffer.from(text, 'base64'));
  },
};
