// node:module: the packages that a worker was built with, and source maps.

import { originalPositionFor, TraceMap, type EncodedSourceMap } from '@jridgewell/trace-mapping';

type Require = ((id: string) => unknown) & { resolve: (id: string) => string };

const packages = new Map<string, unknown>();

/** Makes a package known by its name. */
export function provide(name: string, module: object): void {
  packages.set(name, Object.create(module, { __esModule: { value: true } }));
}

export function createRequire(): Require {
  const find = (id: string): unknown => {
    const name = id.replace(/^node:/, '');
    if (packages.has(name)) return packages.get(name);
    throw Object.assign(
      new Error(`Cannot find module '${id}': in a browser there are ${[...packages.keys()].join(', ')} only`),
      { code: 'MODULE_NOT_FOUND' },
    );
  };
  return Object.assign(find, { resolve: (id: string) => id });
}

/** Lines and columns count from 0, as in Node. */
export class SourceMap {
  private readonly map: TraceMap;

  constructor(payload: EncodedSourceMap) {
    this.map = new TraceMap(payload);
  }

  findEntry(line: number, column: number): object {
    const { line: found, column: at } = originalPositionFor(this.map, { line: line + 1, column });
    return found === null ? {} : { originalLine: found - 1, originalColumn: at };
  }
}

const wrap = (text: string): string =>
  `(function (exports, require, module, __filename, __dirname) { ${text}\n});`;

export default { createRequire, wrap };
