import * as files from '../node/files';

/** lib/platform/browser/files.ts: what the library reads and writes below the course's folder is what the page keeps. */
export function keepFiles(root: string): void {
  const keeper = {
    holds: (path: string) => path.startsWith(`${root}/`),
    read(path: string) {
      const text = files.find(path)?.text;
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    write(path: string, data: string | Uint8Array) {
      files.write(path, typeof data === 'string' ? data : new TextDecoder().decode(data));
    },
  };
  Object.defineProperty(globalThis, Symbol.for('convlab.files'), { value: keeper });
}
