import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from '../course/places';

// The few modules that an answer may use, as text: the child has no files to read them from.

let texts: Readonly<Record<string, string>> | undefined;

/** A module's name among them: the file's, or that of the folder whose index it is. */
function nameOf(path: string): string {
  const name = basename(path, '.ts');
  return name === 'index' ? basename(dirname(path)) : name;
}

/** convlab's tensor functions and ndarray, by the names they ask for each other with. */
export function lightModules(): Readonly<Record<string, string>> {
  if (texts !== undefined) return texts;
  const all: Record<string, string> = {};
  const own = ['errors.ts', 'shapes/options.ts', 'random.ts', 'language.ts', 'platform/node/environment.ts'];
  const tensor = readdirSync(join(root, 'lib', 'tensor')).map((file) => join('tensor', file));
  for (const file of [...own, ...tensor]) {
    const { code } = transformSync(readFileSync(join(root, 'lib', file), 'utf8'), {
      filename: file,
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    all[nameOf(file)] = code.replace(
      /require\("(\.[^"]+)"\)/g,
      (_, path: string) => `require("${nameOf(path)}")`,
    );
  }
  const near = createRequire(join(root, 'lib', 'index.ts'));
  const ndarray = createRequire(near.resolve('ndarray'));
  all.ndarray = readFileSync(near.resolve('ndarray'), 'utf8');
  for (const name of ['iota-array', 'is-buffer']) all[name] = readFileSync(ndarray.resolve(name), 'utf8');
  return (texts = all);
}
