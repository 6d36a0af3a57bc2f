import type { Bytes } from '../types';

const CHUNK = 0x8000; // arguments of one call

export const bytes: Bytes = {
  uncleared: (length) => new ArrayBuffer(length), // a browser has no other memory
  copyToShared(numbers, shared, at) {
    shared.set(numbers, at);
  },
  toBase64(raw) {
    let text = '';
    for (let i = 0; i < raw.length; i += CHUNK) text += String.fromCharCode(...raw.subarray(i, i + CHUNK));
    return btoa(text);
  },
  fromBase64(text) {
    let latin: string;
    try {
      latin = atob(text);
    } catch (error) {
      throw new Error('fromBase64: the text is not base64', { cause: error });
    }
    const raw = new Uint8Array(latin.length);
    for (let i = 0; i < raw.length; i++) raw[i] = latin.charCodeAt(i);
    return raw;
  },
};
