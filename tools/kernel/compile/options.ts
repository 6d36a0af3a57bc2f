import type TS from 'typescript';
import { ts } from '../typescript';
import { libFor } from './node-lib';

/**
 * TypeScript's options for cells: those of the project, for the Node that runs.
 *
 * @param types packages of @types to read
 * @param typeRoots the folders of such packages; without them, those around the project
 */
export function compilerOptions(types: string[] = [], typeRoots?: string[]): TS.CompilerOptions {
  return {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: libFor(process.version),
    libReplacement: false,
    types,
    ...(typeRoots && { typeRoots }),
    esModuleInterop: true,
    resolveJsonModule: true,
    allowImportingTsExtensions: true,
    declaration: true,
    sourceMap: true,
    skipLibCheck: true,
    newLine: ts.NewLineKind.LineFeed,
  };
}
