// node:crypto, as far as kernel and checker use it.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A name that nothing else has; crypto.randomUUID is there over https alone. */
export function randomUUID(): string {
  const hex = bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A whole number from 0 to below `limit`. */
export function randomInt(limit: number): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] % limit;
}

export interface Hash {
  update(text: string): Hash;
  digest(encoding: 'hex'): string;
}

export function createHash(algorithm: 'sha256'): Hash {
  const hash = sha256.create();
  const same: Hash = {
    update(text) {
      hash.update(new TextEncoder().encode(text));
      return same;
    },
    digest: () => bytesToHex(hash.digest()),
  };
  if ((algorithm as string) !== 'sha256') throw new Error(`createHash: only sha256 here, not ${algorithm}`);
  return same;
}
