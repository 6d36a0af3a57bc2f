/** What a text file may be written in, in the order in which it is tried. EUC-KR is what older Korean editors save. */
const ENCODINGS = ['utf-8', 'euc-kr', 'windows-1252'] as const;

export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-16le' | 'utf-16be' | (typeof ENCODINGS)[number];
}

/** Reads text of any usual encoding, with LF line ends and no byte order mark; undefined where it is binary. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const wide = utf16(bytes);
  for (const encoding of wide ? [wide] : ENCODINGS) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
      return text.includes('\0') ? undefined : { text, encoding };
    } catch {
      // not this one
    }
  }
  return undefined;
}

/** By its byte order mark; without one, by the zero bytes that every ASCII character has in UTF-16. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 8 || bytes.length % 2 === 1) return undefined;
  const head = bytes.subarray(0, 64);
  const zeros = (offset: number): number => head.filter((byte, i) => i % 2 === offset && byte === 0).length;
  if (zeros(1) > head.length / 4 && zeros(0) === 0) return 'utf-16le';
  if (zeros(0) > head.length / 4 && zeros(1) === 0) return 'utf-16be';
  return undefined;
}
