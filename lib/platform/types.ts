/** What each matter offers; node/ and browser/ hold the two implementations. */

/** Raw memory, and bytes as text. */
export interface Bytes {
  /** Memory that is not cleared, for callers that write all of it. */
  readonly uncleared: (length: number) => ArrayBuffer;
  readonly toBase64: (bytes: Uint8Array) => string;
  /** Throws an Error where the text is not base64. */
  readonly fromBase64: (text: string) => Uint8Array;
}

/**
 * DEFLATE in its three wrappings, synchronous. Checksums are verified. Unpacking throws a RangeError as soon as there are
 * more than `limit` bytes, and an Error where the data are damaged or end too early; what follows a zlib or raw stream is ignored.
 */
export interface Compression {
  /** zlib's format (RFC 1950), as in PNG. */
  readonly inflate: (data: Uint8Array, limit: number) => Uint8Array;
  /** Without header and checksum (RFC 1951). */
  readonly inflateRaw: (data: Uint8Array, limit: number) => Uint8Array;
  /** gzip (RFC 1952); several members are joined. */
  readonly gunzip: (data: Uint8Array, limit: number) => Uint8Array;
  /** To zlib's format, level 9; the same bytes on both platforms. */
  readonly deflate: (data: Uint8Array) => Uint8Array;
  /** The CRC-32 of PNG and gzip, as an unsigned number. */
  readonly crc32: (data: Uint8Array) => number;
}

/** What the surroundings know, and their event loop. */
export interface Environment {
  /** The language asked for, like 'ko' or 'en-US'; undefined where nobody says. */
  readonly language: () => string | undefined;
  /** A name that nothing else has. */
  readonly randomId: () => string;
  /** Lets waiting events (input, messages, interrupts) run first. */
  readonly yieldToEvents: () => Promise<void>;
}
