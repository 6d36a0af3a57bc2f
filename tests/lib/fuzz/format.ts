/** A file format, as the fuzzer sees it: only what can be checked without the reader's own code. */
export interface Format<T = unknown> {
  readonly name: string;
  /** Whole files to begin with. */
  readonly files: readonly Uint8Array[];
  readonly read: (bytes: Uint8Array) => T;
  /** What each refusal must say: the file, and the place in it. */
  readonly says: RegExp;
  /** The bytes of what such a file promises to give. */
  readonly promisedBytes: (bytes: Buffer) => number;
  same(one: T, other: T): boolean;
  /** What is wrong with what was read; undefined where it is right. */
  wrong(bytes: Buffer, read: T): string | undefined;
  /** The file with its checksums put right, so that a fault reaches what lies behind them. */
  readonly repaired?: (bytes: Buffer) => Buffer;
}

export function sameNumbers(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false;
  if (ArrayBuffer.isView(one) && ArrayBuffer.isView(other)) return bytesOf(one).equals(bytesOf(other));
  for (let i = 0; i < one.length; i++) if (!Object.is(one[i], other[i])) return false;
  return true;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
