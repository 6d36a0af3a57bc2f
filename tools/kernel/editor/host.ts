// What the editor's help needs of the world around it, and how TypeScript's language service asks for it.

import type TS from 'typescript';
import { ts } from '../typescript';
import type { CellModules } from './cell-modules';

/** The files below the cells, on a disk or in a table. */
export interface EditorFiles {
  read(name: string): string | undefined;
  exists(name: string): boolean;
  directoryExists(name: string): boolean;
  realPath?(name: string): string;
  /** Another word for each text that a file has had; asked before every question. */
  version(name: string): string;
}

export interface EditorHost {
  files: EditorFiles;
  options: TS.CompilerOptions;
  /** The folder in which a cell's imports are looked up. */
  folder: string;
  /** The folder of lib.es2023.d.ts and its kin. */
  libFolder: string;
  /** What an editor knows a file by; without it, its path. */
  nameFor?(file: string): string;
  /** Files of our own that every cell sees, by name. */
  own: ReadonlyMap<string, string>;
}

export function serviceHost(host: EditorHost, cells: CellModules): TS.LanguageServiceHost {
  const { files, options, folder, libFolder, own } = host;
  const text = (name: string): string | undefined =>
    cells.ofFile(name)?.text ?? own.get(name) ?? files.read(name);
  const exists = (name: string): boolean =>
    cells.ofFile(name) !== undefined || own.has(name) || files.exists(name);
  const lookUp: TS.ModuleResolutionHost = {
    fileExists: exists,
    readFile: text,
    directoryExists: (name) => files.directoryExists(name),
    realpath: (name) => files.realPath?.(name) ?? name,
    getCurrentDirectory: () => folder,
  };
  const found = new Map<string, TS.ResolvedModuleWithFailedLookupLocations>();
  /** What was found stays found; what was not is looked for again. */
  const resolve = (name: string, from: string): TS.ResolvedModuleWithFailedLookupLocations => {
    const key = `${from.slice(0, from.lastIndexOf('/'))}\n${name}`;
    const known = found.get(key);
    if (known) return known;
    const result = ts.resolveModuleName(name, from, options, lookUp);
    if (result.resolvedModule) found.set(key, result);
    return result;
  };
  return {
    fileExists: exists,
    readFile: text,
    directoryExists: (name) => files.directoryExists(name),
    realpath: (name) => files.realPath?.(name) ?? name,
    getCompilationSettings: () => options,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: () => `${libFolder}/lib.d.ts`,
    getScriptFileNames: () => [...own.keys(), ...cells.files()],
    getScriptVersion: (name) => {
      const cell = cells.ofFile(name);
      return cell ? String(cell.version) : own.has(name) ? '' : files.version(name);
    },
    getScriptSnapshot: (name) => {
      const content = text(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    resolveModuleNameLiterals: (literals, from) => literals.map(({ text: name }) => resolve(name, from)),
  };
}
