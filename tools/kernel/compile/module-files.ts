// The project's own TypeScript that cells import, such as answers: compiled with the cell that imports it, and
// again when it has changed.

import path from 'node:path';
import type TS from 'typescript';
import { ts } from '../typescript';
import { asyncToGenerators, useOwnAwaiter } from './async-steps';

export interface CompiledModule {
  /** The source, with its path. */
  file: string;
  js: string;
  map: string;
}

export class ModuleFiles {
  private readonly compiled = new Map<string, TS.SourceFile>();

  constructor(private readonly root: string) {}

  /** What TypeScript has against the source files below a cell, where one of them has changed. */
  diagnostics(program: TS.Program, cell: TS.SourceFile): TS.Diagnostic[] {
    const files = this.below(program, cell);
    if (files.every((file) => this.compiled.get(file.fileName) === file)) return [];
    return files.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]);
  }

  /** The source files below a cell that have changed, as CommonJS. */
  compile(program: TS.Program, cell: TS.SourceFile): CompiledModule[] {
    const changed = this.below(program, cell).filter((file) => this.compiled.get(file.fileName) !== file);
    return changed.map((source) => {
      this.compiled.set(source.fileName, source);
      return compileModule(source);
    });
  }

  private below(program: TS.Program, cell: TS.SourceFile): TS.SourceFile[] {
    return program.getSourceFiles().filter((file) => {
      const isOwn = path.basename(file.fileName).startsWith('__cell_');
      const isSource = !file.isDeclarationFile && /\.[cm]?tsx?$/.test(file.fileName);
      const isOutside = path.relative(this.root, file.fileName).startsWith('..');
      return file !== cell && isSource && !isOwn && !isOutside && !file.fileName.includes('/node_modules/');
    });
  }
}

function compileModule(source: TS.SourceFile): CompiledModule {
  const { outputText, sourceMapText = '' } = ts.transpileModule(source.text, {
    fileName: source.fileName,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      sourceMap: true,
      newLine: ts.NewLineKind.LineFeed,
    },
    transformers: { after: asyncToGenerators() },
  });
  const js = useOwnAwaiter(outputText.replace(/\/\/# sourceMappingURL=.*\s*$/, ''));
  return { file: source.fileName, js, map: sourceMapText };
}
