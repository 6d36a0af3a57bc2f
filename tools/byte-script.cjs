// @ts-check
'use strict';

/**
 * A script that puts bytes into a variable, one character a byte: what a page can load from a folder, where it may fetch
 * nothing (`charset="x-user-defined"`). lib/platform/browser/byte-script.ts reads the bytes of one that was fetched.
 * @param {string} variable
 * @param {Uint8Array} bytes
 */
exports.byteScript = (variable, bytes) =>
  Buffer.concat([Buffer.from(`${variable}=\``), literal(bytes), Buffer.from('`;\n')]);

/**
 * Bytes as the inside of a template literal.
 * @param {Uint8Array} bytes
 */
function literal(bytes) {
  const special = new Map(['\\', '`', '$'].map((sign) => [sign.charCodeAt(0), sign.charCodeAt(0)]));
  special.set(0x0d, 'r'.charCodeAt(0)); // a bare one would be read as a line feed
  const out = Buffer.alloc(2 * bytes.length);
  let length = 0;
  for (const byte of bytes) {
    const after = special.get(byte);
    if (after !== undefined) out[length++] = 0x5c;
    out[length++] = after ?? byte;
  }
  return out.subarray(0, length);
}
