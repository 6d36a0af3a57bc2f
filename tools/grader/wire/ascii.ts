import { uncurry } from './uncurry';

// Texts in ASCII: their length is their size, and they can be cut anywhere.

const quoteJson = JSON.stringify;
const cut = uncurry(String.prototype.slice) as (text: string, from: number, to?: number) => string;
const codeAt = uncurry(String.prototype.charCodeAt) as (text: string, at: number) => number;
const hex = uncurry(Number.prototype.toString) as (number: number, radix: number) => string;

/** A string as JSON in ASCII. */
export function quote(text: string): string {
  const json = quoteJson(text);
  let from = 0;
  let ascii = '';
  for (let i = 0; i < json.length; i++) {
    const code = codeAt(json, i);
    if (code < 127) continue;
    ascii += `${cut(json, from, i)}\\u${cut(hex(code + 0x10000, 16), 1)}`;
    from = i + 1;
  }
  return from === 0 ? json : ascii + cut(json, from);
}

/** Any JSON value in ASCII. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
