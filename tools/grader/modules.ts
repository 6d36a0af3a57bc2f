import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from './places';

// The few modules that an answer may use, as text: the child has no files to read them from.

let texts: Readonly<Record<string, string>> | undefined;

/** convlab's tensor functions and ndarray, by the names they ask for each other with. */
export function lightModules(): Readonly<Record<string, string>> {
  if (texts !== undefined) return texts;
  const all: Record<string, string> = {};
  for (const name of ['errors', 'tensor', 'random', 'language']) {
    const source = readFileSync(join(root, 'lib', `${name}.ts`), 'utf8');
    all[name] = transformSync(source, {
      filename: `${name}.ts`,
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    }).code;
  }
  const near = createRequire(join(root, 'lib', 'index.ts'));
  const ndarray = createRequire(near.resolve('ndarray'));
  all.ndarray = readFileSync(near.resolve('ndarray'), 'utf8');
  for (const name of ['iota-array', 'is-buffer']) all[name] = readFileSync(ndarray.resolve(name), 'utf8');
  return (texts = all);
}
