/**
 * Bytes that a page can read from a server and from a folder alike. A page opened from a folder may fetch nothing, but it
 * may run a script that lies beside it: such a file is the bytes themselves as a template literal, one character a byte
 * (`charset="x-user-defined"`), with a backslash before what would end it. tools/photograph/build.mjs writes one, of numbers of
 * two bytes: all first bytes, then all second ones, gzipped, which packs them a tenth smaller.
 */

const BACKSLASH = 0x5c;
const BACKTICK = 0x60;
const RETURN = 0x0d;

/** The bytes, of the script as it was fetched. */
export function bytesOfScript(script: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = script.indexOf(BACKTICK) + 1;
  const end = script.lastIndexOf(BACKTICK);
  const out = new Uint8Array(end - start);
  let length = 0;
  for (let at = start; at < end; at++) {
    let byte = script[at];
    if (byte === BACKSLASH) {
      byte = script[++at];
      if (byte === 0x72) byte = RETURN; // `\r`: a bare one would be read as a line feed
    }
    out[length++] = byte;
  }
  return out.slice(0, length);
}

/** The bytes, of the text that the script has put somewhere: of 0xf780 … 0xf7ff, the lower half counts. */
export function bytesOfText(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Numbers of two bytes each, from all first bytes and all second ones behind them. */
export function joinHalves(halves: Uint8Array): Uint8Array<ArrayBuffer> {
  const count = halves.length / 2;
  const bytes = new Uint8Array(halves.length);
  for (let i = 0; i < count; i++) {
    bytes[2 * i] = halves[i];
    bytes[2 * i + 1] = halves[count + i];
  }
  return bytes;
}
