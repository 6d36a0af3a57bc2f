// A link to a cell, with its code where that was changed. The code stands in the fragment, which no browser sends.

import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

const CODE = /^#cell-([\w-]+)~([\w-]+)$/;

/** @param text the changed code; undefined for the cell as it is */
export function linkTo(page: URL, cell: string, text: string | undefined): string {
  const link = new URL(page);
  link.hash = `cell-${cell}`;
  if (text !== undefined) link.hash += `~${toBase64Url(deflateSync(strToU8(text), { level: 9 }))}`;
  return link.href;
}

/** The changed code in a link; undefined where there is none, or where it cannot be read. */
export function codeIn(hash: string): { readonly cell: string; readonly text: string } | undefined {
  const found = CODE.exec(hash);
  if (!found) return undefined;
  const [, cell, code] = found;
  try {
    return { cell, text: strFromU8(inflateSync(fromBase64Url(code))) };
  } catch {
    return undefined;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
