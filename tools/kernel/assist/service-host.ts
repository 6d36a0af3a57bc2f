// The compiler's files, as a language service asks for them: each is parsed once for both.

import type TS from 'typescript';
import type { ProjectFiles } from '../compile/project-files';
import { ts } from '../typescript';

export function serviceHost(files: ProjectFiles, roots: () => string[]): TS.LanguageServiceHost {
  return {
    getScriptFileNames: roots,
    getScriptVersion: (name) => files.version(name),
    getScriptSnapshot: (name) => {
      const text = files.source(name)?.text;
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCompilationSettings: files.options,
    getCurrentDirectory: () => files.root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    // as the compiler's host: TypeScript writes into a file, which both share, the path that this gives it
    useCaseSensitiveFileNames: () => true,
    fileExists: (name) => files.exists(name),
    readFile: (name) => files.source(name)?.text,
    directoryExists: (name) => ts.sys.directoryExists(name),
    resolveModuleNameLiterals: (literals, from) => literals.map(({ text }) => files.resolve(text, from)),
  };
}

/** Nothing to release: files are the compiler's. */
const RELEASES = { releaseDocument: () => undefined, releaseDocumentWithKey: () => undefined };

export function documentRegistry(files: ProjectFiles): TS.DocumentRegistry {
  const find = (name: string): TS.SourceFile => {
    const source = files.source(name);
    if (!source) throw new Error(`no such file: ${name}`);
    return source;
  };
  return {
    acquireDocument: find,
    acquireDocumentWithKey: find,
    updateDocument: find,
    updateDocumentWithKey: find,
    getKeyForCompilationSettings: () => 'cells' as TS.DocumentRegistryBucketKey,
    reportStats: () => '',
    ...RELEASES,
  };
}
