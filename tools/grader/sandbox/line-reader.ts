// Lines out of chunks of bytes. A line that is not whole is kept in pieces, so that a long one costs what it weighs.

const NEWLINE = 10;

export interface LineReader {
  take(bytes: Buffer): void;
  /** Whether a line has begun and not ended. */
  isWithin(): boolean;
}

export function lineReader(
  { replyBytes, totalBytes }: { readonly replyBytes: number; readonly totalBytes: number },
  line: (text: string) => void,
  fail: (why: string) => void,
): LineReader {
  let pieces: Buffer[] = [];
  let length = 0;
  let total = 0;
  return {
    take(bytes) {
      total += bytes.length;
      if (total > totalBytes) {
        fail('too many replies');
        return;
      }
      let from = 0;
      for (let to = bytes.indexOf(NEWLINE); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
        if (length + to - from > replyBytes) break;
        const text = Buffer.concat([...pieces, bytes.subarray(from, to)]).toString('latin1');
        [pieces, length, from] = [[], 0, to + 1];
        line(text);
      }
      if (from === bytes.length) return;
      pieces.push(bytes.subarray(from));
      length += bytes.length - from;
      if (length > replyBytes) fail('an oversized reply');
    },
    isWithin: () => length > 0,
  };
}
