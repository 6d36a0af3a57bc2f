// tools/write-atomically.cjs: in memory there are no halves.

import * as files from './files';

export function writeAtomically(file: string, data: string | Uint8Array): void {
  files.write(file, typeof data === 'string' ? data : new TextDecoder().decode(data));
}
