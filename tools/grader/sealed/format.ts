import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Bilingual } from 'convlab';
import type { Exercise } from '../course/spec';
import type { Outcome } from '../wire/outcome';
import type { WireValue } from '../wire/values';

// A sealed spec: what an exercise's spec says and gives, drawn once, without the code that gives it. The course for
// students holds one a exercise. It is compressed and salted so that nothing is read by chance; it is no encryption.

/** A value with its numbers as hashes where they are compared exactly: a guess can be checked, and no more. */
export type SealedValue =
  | Exclude<WireValue, readonly unknown[] | { readonly k: 'hashed' } | { readonly k: 'object' }>
  | readonly SealedValue[]
  | { readonly k: 'hash'; readonly v: string }
  | { readonly k: 'object'; readonly v: readonly (readonly [string, SealedValue])[] };

/** What an answer of the kit's own gave in one case. */
export type SealedOutcome =
  | { readonly k: 'returned'; readonly value: SealedValue; readonly changed: number }
  | Exclude<Outcome, { readonly k: 'returned' }>;

export interface SealedMisconception {
  readonly name: string;
  readonly message: Bilingual;
  /** One for each case. */
  readonly outcomes: readonly SealedOutcome[];
}

type Said = 'id' | 'title' | 'task' | 'difficulty' | 'minutes' | 'parameters' | 'compare' | 'hints';

export interface SealedSpec extends Pick<Exercise, Said> {
  readonly salt: string;
  readonly cases: readonly { readonly name: Bilingual; readonly points: number; readonly raw: string }[];
  /** What is right, one for each case. */
  readonly right: readonly SealedOutcome[];
  readonly misconceptions: readonly SealedMisconception[];
}

export function pack(spec: SealedSpec): Uint8Array {
  const text = Buffer.from(JSON.stringify(spec));
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
}

/** Throws where the bytes are damaged. */
export function unpack(bytes: Uint8Array): SealedSpec {
  return JSON.parse(brotliDecompressSync(bytes).toString()) as SealedSpec;
}

/** The hash of a number under a salt; −0 is 0. */
export function hashOf(value: number, salt: string): string {
  return createHash('sha256')
    .update(`${salt} ${value + 0}`)
    .digest('base64url')
    .slice(0, 16);
}
