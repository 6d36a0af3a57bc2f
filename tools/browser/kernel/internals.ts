// tools/kernel/internals.ts where TypeScript is a part of the bundle: it sees the files of node/files.ts.

import ts from 'typescript';
import type TS from 'typescript';
import type { TypeScriptInternals } from '../../kernel/internals';
import { checkLoops } from './loop-checks';
import * as files from '../node/files';

export { ts };

/** Async code becomes generators as in Node; where the page can press Stop in shared memory, each loop looks there. */
const own = ts as unknown as TypeScriptInternals;
export const internals: TypeScriptInternals = {
  ...own,
  skipTrivia: own.skipTrivia,
  transformES2018: (context) => {
    const [check, next] = [checkLoops(context), own.transformES2018(context)];
    return (file) => next(typeof SharedArrayBuffer === 'undefined' ? file : check(file));
  },
};

/** Where data.ts puts TypeScript's own lib.*.d.ts. */
const TYPESCRIPT = '/typescript';

const system: Partial<TS.System> = {
  args: [],
  newLine: '\n',
  useCaseSensitiveFileNames: true,
  getCurrentDirectory: () => '/course',
  getExecutingFilePath: () => `${TYPESCRIPT}/typescript.js`,
  fileExists: (path) => files.find(path) !== undefined,
  readFile: (path) => files.find(path)?.text,
  directoryExists: (path) => files.isFolder(path),
  getDirectories: (path) =>
    [...files.list(path)].flatMap(([name, kind]) => (kind === 'folder' ? [name] : [])),
  realpath: (path) => path,
  resolvePath: (path) => path,
};
(ts as unknown as { setSys: (system: Partial<TS.System>) => void }).setSys(system);

/** What the parser has against a text; TypeScript keeps it to itself until a program asks. */
export function syntaxErrors(code: string): readonly TS.Diagnostic[] {
  const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022);
  return (file as unknown as { parseDiagnostics: TS.Diagnostic[] }).parseDiagnostics;
}

/** Gives a file the mark by which a language service sees that its text is another. */
export function withVersion<T extends TS.SourceFile>(file: T, version: string): T {
  return Object.assign(file, { version });
}
