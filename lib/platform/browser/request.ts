import { bytesOfText } from './byte-script';

/**
 * The bytes at a URL, at once; undefined where there is none. It blocks, as reading a file does: in a worker nobody
 * notices, and a page can preload.
 */
export function request(url: string): Uint8Array | undefined {
  const xhr = new XMLHttpRequest();
  xhr.open('GET', url, false);
  // Only a worker may ask for bytes; in a page they come as text, one byte a character.
  const inWorker = typeof document === 'undefined';
  if (inWorker) xhr.responseType = 'arraybuffer';
  else xhr.overrideMimeType('text/plain; charset=x-user-defined');
  xhr.send();
  if (xhr.status === 404) return undefined;
  if (xhr.status !== 200 && xhr.status !== 0) throw new Error(`${url} answers ${xhr.status}`);
  if (inWorker) return new Uint8Array(xhr.response as ArrayBuffer);
  return bytesOfText(xhr.responseText);
}
