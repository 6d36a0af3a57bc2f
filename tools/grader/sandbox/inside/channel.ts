import { readSync, writeSync } from 'node:fs';
import { uncurry } from '../../wire/uncurry';

// Messages between a limited process and its parent: one JSON text a line, in ASCII. Everything is taken before an
// answer is loaded, and no method of an object is called that the answer could have replaced since.

const REQUESTS = 3;
const REPLIES = 4;
const CHUNK = 65536;

const parse = JSON.parse;
const apply = Reflect.apply;
const self = process;
const exit = (self as unknown as { reallyExit: (code: number) => never }).reallyExit;
const cut = uncurry(String.prototype.slice) as (text: string, from: number, to?: number) => string;
const find = uncurry(String.prototype.indexOf) as (text: string, sign: string) => number;
type Latin1Slice = (buffer: Buffer, from: number, to: number) => string;
const latin1 = uncurry(
  (Buffer.prototype as unknown as { latin1Slice: () => string }).latin1Slice,
) as Latin1Slice;

// Never of the shared pool. What node:fs asks of it are own properties, so that a getter put on the prototype of all
// typed arrays is not asked, and never sees it.
const chunk = Buffer.allocUnsafeSlow(CHUNK);
for (const key of ['length', 'byteLength', 'byteOffset', 'buffer'] as const) {
  Object.defineProperty(chunk, key, { value: chunk[key] });
}
let rest = '';

/** Ends this process, and nothing that an answer listens to is asked before. */
export function leave(code: number): never {
  return apply<NodeJS.Process, [number], never>(exit, self, [code]);
}

/** The next message. */
export function receive(): unknown {
  return parse(receiveText());
}

/** The next message's text; where there will be none, this process ends. */
export function receiveText(): string {
  let text = rest;
  for (;;) {
    const end = find(text, '\n');
    if (end >= 0) {
      rest = cut(text, end + 1);
      return cut(text, 0, end);
    }
    const got = readSync(REQUESTS, chunk, 0, CHUNK, null);
    if (got === 0) leave(0); // the parent is done, or gone
    text += latin1(chunk, 0, got);
  }
}

/** Sends a line; `text` is ASCII, so that what was not written at once can be cut off. */
export function sendLine(text: string): void {
  const line = `${text}\n`;
  for (let at = 0; at < line.length;) at += writeSync(REPLIES, at === 0 ? line : cut(line, at));
}
