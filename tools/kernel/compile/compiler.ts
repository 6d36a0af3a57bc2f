// Cells → JavaScript, with strict types. Each cell is a module; the names of earlier cells reach it by imports
// from declaration files, one for each cell that a name still comes from. So the compiler's work depends on what
// a cell mentions, and not on how many cells there were.

import path from 'node:path';
import type TS from 'typescript';
import { ts } from '../typescript';
import { AT_HAND } from './at-hand';
import { CellFiles } from './cell-files';
import { CompileError } from './compile-error';
import { convert } from './diagnostics';
import { emitCell, type EmittedCell } from './emit-cell';
import { KnownNames, suffix } from './known-names';
import { lightGlobals } from './light-globals';
import { type CompiledModule, ModuleFiles } from './module-files';
import { augments, type Declared, declaredNames, exportedNames, mentionedNames } from './names';
import { compilerOptions } from './options';
import { typeRoots } from './type-roots';
import { ProjectFiles } from './project-files';

export interface CompiledCell extends EmittedCell {
  /** `var`: undefined from the start, unless they have a value. */
  hoisted: string[];
  /** Names that are there once the cell begins: types, and what `declare` says. */
  typesOnly: string[];
  /** Source files that the cell imports, where they are new or changed. */
  modules: CompiledModule[];
  declares(name: string): boolean;
  /** Makes a name known to later cells. */
  publish(name: string): void;
}

export class Compiler {
  readonly known = new KnownNames();
  readonly files: ProjectFiles;
  private readonly modules: ModuleFiles;
  private readonly cellFiles: CellFiles;
  private readonly cellFile: string;
  private readonly writtenInFunctions = new Set<string>();
  private readonly globalsFile: string;
  private options: TS.CompilerOptions = compilerOptions();
  private program: TS.Program | undefined;

  /**
   * @param root the folder in which a cell's imports are looked up
   * @param comments whether anybody asks its files for documentation
   */
  constructor(
    readonly root: string,
    { comments = true }: { comments?: boolean } = {},
  ) {
    this.files = new ProjectFiles(root, () => this.options, { comments });
    this.modules = new ModuleFiles(root);
    this.cellFiles = new CellFiles(this.files);
    this.cellFile = path.join(root, '__cell__.ts');
    this.globalsFile = this.cellFiles.name('globals', '.d.ts');
    this.files.write(this.globalsFile, lightGlobals);
    const atHand = this.cellFiles.name('at_hand', '.d.ts');
    this.files.write(atHand, `export { ${AT_HAND.join(', ')} } from 'convlab';\n`);
    for (const name of hasLibrary(this.files) ? AT_HAND : [])
      this.known.set(name, { file: atHand, kind: 'import', ambient: false });
  }

  /** Compiles a cell; throws CompileError where TypeScript refuses it. */
  compile(code: string): CompiledCell {
    this.files.refresh();
    try {
      return this.compileOnce(code);
    } catch (error) {
      if (this.hasNodeTypes() || !(error instanceof CompileError)) throw error;
      // It may want more of Node than the light list holds.
      this.useNodeTypes();
      return this.compileOnce(code);
    }
  }

  /** Reads the types of the language, or of the library, so that the first cell need not. */
  warmUp(what: 'language' | 'library'): void {
    try {
      this.compileOnce(what === 'language' ? '0' : AT_HAND[0]);
    } catch {
      // the library is not built, or this is another folder than the course's
    }
  }

  /** Reads all of Node's types, instead of the light list. */
  useNodeTypes(): void {
    this.options = compilerOptions(['node'], typeRoots(this.root));
    this.program = undefined;
  }

  private hasNodeTypes(): boolean {
    return this.options.types?.length === 1;
  }

  private compileOnce(code: string): CompiledCell {
    const parsed = ts.createSourceFile(this.cellFile, code, ts.ScriptTarget.ES2022, true);
    const declared = declaredNames(parsed);
    const exported = exportedNames(parsed);
    const rest = [...declared.keys()].filter((name) => !exported.has(name));
    const mentioned = [...mentionedNames(parsed)].filter((name) => !declared.has(name));
    const text = code + suffix(rest, this.known.declarationsFor(mentioned));
    const file = this.files.write(this.cellFile, text);
    const program = this.createProgram();
    this.check(program, file, code);
    const modules = this.modules.compile(program, file);
    const emitted = emitCell(program, file, {
      code,
      declared,
      isAmbient: (name) => this.known.isAmbient(name),
      kind: (name) => this.known.kind(name),
      writtenInFunctions: this.writtenInFunctions,
    });
    const isAugmenting = augments(parsed);
    const hasTypes = declared.size > 0 || isAugmenting;
    const typesFile = hasTypes ? this.cellFiles.add(emitted.declarations, text, isAugmenting) : '';
    this.cellFiles.removeUnused(this.known.files());
    return { ...emitted, modules, ...this.publishing(declared, emitted.assigned, typesFile) };
  }

  /** The files that add to what every cell sees. */
  rootFiles(): string[] {
    return [...this.cellFiles.augmenting, ...(this.hasNodeTypes() ? [] : [this.globalsFile])];
  }

  private createProgram(): TS.Program {
    const rootNames = [this.cellFile, ...this.rootFiles()];
    const { options, program: oldProgram } = this;
    this.program = ts.createProgram({ rootNames, options, host: this.files.host(), oldProgram });
    return this.program;
  }

  private check(program: TS.Program, file: TS.SourceFile, code: string): void {
    const syntax = program.getSyntacticDiagnostics(file);
    const semantic = (): readonly TS.Diagnostic[] => [
      ...this.modules.diagnostics(program, file),
      ...program.getSemanticDiagnostics(file),
    ];
    const cell = { file, length: code.length };
    const errors = (syntax.length > 0 ? syntax : semantic()).flatMap((diagnostic) =>
      diagnostic.file && diagnostic.category === ts.DiagnosticCategory.Error
        ? [
            convert({ ...diagnostic, file: diagnostic.file }, cell, this.root, (name) =>
              this.known.kind(name),
            ),
          ]
        : [],
    );
    if (errors.length > 0) throw new CompileError(errors, code);
  }

  /** How the names of a cell become known, each when it is there. */
  private publishing(
    declared: Map<string, Declared>,
    assigned: Set<string>,
    file: string,
  ): Pick<CompiledCell, 'hoisted' | 'typesOnly' | 'declares' | 'publish'> {
    const all = [...declared.values()];
    return {
      hoisted: all.filter(({ kind, ambient }) => kind === 'var' && !ambient).map(({ name }) => name),
      typesOnly: all
        .filter(({ name, kind }) => kind !== 'var' && !assigned.has(name))
        .map(({ name }) => name),
      declares: (name) => declared.has(name),
      publish: (name) => {
        const one = declared.get(name);
        if (one) this.known.set(name, { file, kind: one.kind, ambient: one.ambient });
      },
    };
  }
}

/** In a folder of its own, a notebook may have no convlab. */
function hasLibrary(files: ProjectFiles): boolean {
  return files.resolve('convlab', files.fileFor('cell.ts')).resolvedModule !== undefined;
}
