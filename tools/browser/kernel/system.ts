// TypeScript sees the files of node/files.ts: imported first of all.

import ts from 'typescript';
import type TS from 'typescript';
import * as files from '../node/files';

/** Where data.ts puts TypeScript's own lib.*.d.ts. */
export const libFolder = '/typescript';

const system: Partial<TS.System> = {
  args: [],
  newLine: '\n',
  useCaseSensitiveFileNames: true,
  getCurrentDirectory: () => '/course',
  getExecutingFilePath: () => `${libFolder}/typescript.js`,
  fileExists: (path) => files.find(path) !== undefined,
  readFile: (path) => files.find(path)?.text,
  directoryExists: (path) => files.isFolder(path),
  getDirectories: (path) =>
    [...files.list(path)].flatMap(([name, kind]) => (kind === 'folder' ? [name] : [])),
  realpath: (path) => path,
  resolvePath: (path) => path,
};
(ts as unknown as { setSys: (system: Partial<TS.System>) => void }).setSys(system);
