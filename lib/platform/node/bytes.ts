import type { Bytes } from '../types';

export const bytes: Bytes = {
  uncleared: (length) => Buffer.allocUnsafeSlow(length).buffer, // never a part of the shared pool
  toBase64: (raw) => Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('base64'),
  fromBase64(text) {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new Error('fromBase64: the text is not base64');
    return new Uint8Array(Buffer.from(text, 'base64'));
  },
};
