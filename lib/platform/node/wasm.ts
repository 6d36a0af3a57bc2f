import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Wasm } from '../types';

export const wasm: Wasm = {
  /** From the build, whether this file is part of it or, as in the tests, a source. */
  module(name) {
    const folders = [join(__dirname, '..', '..', 'wasm'), join(__dirname, '..', '..', 'dist', 'wasm')];
    const file = folders.map((folder) => join(folder, `${name}.wasm`)).find((path) => existsSync(path));
    return Promise.resolve(file === undefined ? undefined : new Uint8Array(readFileSync(file)));
  },
  megabytes: () => 512,
};
