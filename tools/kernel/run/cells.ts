// Compiles a cell and runs it.

import vm from 'node:vm';
import { AT_HAND } from '../compile/at-hand';
import type { CompiledCell, Compiler } from '../compile/compiler';
import type { Message } from '../jupyter/wire';
import { awaiter } from './awaiter';
import { defaultOf, Modules, namespaceOf } from './modules';
import { rememberMap } from './source-maps';
import { Scope } from './scope';
import { runStep } from './steps';

/** What a cell's function returns: its last expression's value, boxed, for a promise is a value too. */
type Result = [unknown] | undefined;

export interface CellsOptions {
  compiler: Compiler;
  /** Runs what must not be interrupted. */
  protect: <T>(task: () => T) => T;
  /** Called with the name of each package that a cell asks for, before it is loaded. */
  onLoad?: (id: string) => void;
}

export class Cells {
  readonly modules: Modules;
  private readonly scope = new Scope();
  private readonly helpers: object;

  constructor(private readonly options: CellsOptions) {
    const modules = new Modules(options.compiler.root, options.onLoad);
    this.modules = modules;
    this.helpers = {
      require: modules.require,
      import: (id: string) => modules.import(id),
      default: defaultOf,
      namespace: namespaceOf,
    };
    for (const name of AT_HAND)
      this.scope.offer(name, () => (modules.require('convlab') as Record<string, unknown>)[name]);
  }

  /**
   * Compiles and runs one cell; throws CompileError, or what the cell threw.
   *
   * @param name what stacks call it: 'In[3]'
   * @param origin the request, to which its output belongs
   * @returns the value of its last expression: a promise is not awaited, as in Deno and tslab
   */
  async run(code: string, name: string, origin?: Message): Promise<Result> {
    const { compiler, protect } = this.options;
    const cell = protect(() => compiler.compile(code));
    this.modules.update(cell.modules);
    const run = load(cell, name);
    const variables = cell.parameters.map((parameter) => this.scope.variable(parameter));
    const parameters = [this.helpers, this.modules.require, name, ...variables];
    this.scope.begin(cell);
    try {
      for (const type of cell.typesOnly) cell.publish(type);
      for (const variable of cell.hoisted) this.scope.hoist(variable);
      return await runStep(origin, () =>
        cell.awaits
          ? (awaiter(
              undefined,
              parameters,
              Promise,
              run as (...given: unknown[]) => Generator<unknown, Result>,
            ) as Promise<Result>)
          : (run as (...given: unknown[]) => Result)(...parameters),
      );
    } finally {
      this.scope.end(cell);
    }
  }
}

/** The cell's function; a generator where it awaits, for its awaits have become yields (compile/async-steps.ts). */
function load({ body, map, awaits, prefix, parameters }: CompiledCell, name: string): unknown {
  rememberMap(map, name);
  const names = [prefix, 'require', '__filename', ...parameters.map((parameter) => prefix + parameter)];
  const head = `(function${awaits ? '*' : ''} (${names.join(', ')}) { 'use strict'; `;
  return vm.runInThisContext(`${head}${body}\n})`, { filename: name, columnOffset: -head.length });
}
