/** What pages have packed: each text is a script that holds it gzipped, for a page opened from a folder may fetch nothing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { byteScript } from '../../byte-script.cjs';

/** Writes a text where static/unpack.js finds it. */
export function writePacked(assets: string, name: string, text: string): void {
  const folder = join(assets, 'packed');
  mkdirSync(folder, { recursive: true });
  const variable = `(globalThis.convlabPacked??={})["${name}"]`;
  writeFileSync(join(folder, `${name}.js`), byteScript(variable, gzipSync(text, { level: 9 })));
}
