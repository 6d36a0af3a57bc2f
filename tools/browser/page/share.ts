// A link to a cell, with its code where that was changed. The code stands in the fragment, which no browser sends.

import { deflateSync, Inflate, strToU8 } from 'fflate';

const CODE = /^#cell-([\w-]+)(?:~([\w-]*))?$/;
/** No cell is longer. */
const MOST_BYTES = 1_000_000;

export interface SharedCell {
  readonly cell: string;
  /** The code; undefined where the link brings none. */
  readonly text: string | undefined;
}

/** @param text the changed code; undefined for the cell as it is */
export function linkTo(page: URL, cell: string, text: string | undefined): string {
  const link = new URL(page);
  link.hash = `cell-${cell}`;
  if (text !== undefined) link.hash += `~${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}`;
  return link.href;
}

/** The cell in a link; undefined where it names none. Throws where its code cannot be read. */
export function sharedIn(hash: string): SharedCell | undefined {
  if (!hash.startsWith('#cell-')) return undefined;
  const found = CODE.exec(hash.replaceAll(/%7e/gi, '~')); // as some programs write it
  if (!found) throw new Error('this is no link to a cell');
  const [, cell, code] = found as unknown as [string, string, string | undefined];
  return { cell, text: code === undefined ? undefined : textOf(fromBase64Url(code)) };
}

function textOf(packed: Uint8Array): string {
  const text = new TextDecoder('utf-8', { fatal: true });
  let [whole, size, isDone] = ['', 0, false];
  const inflate = new Inflate((chunk, isLast) => {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('the code in the link is too long');
    whole += text.decode(chunk, { stream: !isLast });
    isDone = isLast;
  });
  const step = 1024; // so that little is unpacked before it is counted
  for (let at = 0; at < packed.length; at += step)
    inflate.push(packed.subarray(at, at + step), at + step >= packed.length);
  if (!isDone) throw new Error('a part of the link is missing');
  return whole;
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
