// `require` and `import` for cells and for the project's TypeScript that they import.

import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import type { CompiledModule } from '../compile/module-files';
import { rememberMap } from './source-maps';

interface LoadedModule {
  exports: unknown;
}

type Require = (id: string) => unknown;

export class Modules {
  readonly require: Require;
  private readonly sources = new Map<string, CompiledModule>();
  private readonly loaded = new Map<string, LoadedModule>();

  /** @param onLoad called with the name of each package that a cell asks for */
  constructor(
    private readonly root: string,
    private readonly onLoad: (id: string) => void = () => undefined,
  ) {
    this.require = this.requireFrom(path.join(root, 'cell.js'));
  }

  /** Takes in what was compiled anew; it is loaded when it is next required. */
  update(modules: readonly CompiledModule[]): void {
    for (const module of modules) {
      const key = withoutExtension(module.file);
      this.sources.set(key, module);
      this.loaded.delete(key);
    }
  }

  /** `import(…)` of a cell. */
  async import(id: string): Promise<unknown> {
    await Promise.resolve(); // an error of `require` is the promise's
    try {
      return namespaceOf(this.require(id));
    } catch (error) {
      // A module that awaits at its top level can only be imported.
      const { code } = error as { code?: string };
      if (code !== 'ERR_REQUIRE_ASYNC_MODULE' && code !== 'ERR_REQUIRE_ESM') throw error;
      const from = Module.createRequire(path.join(this.root, 'cell.js'));
      return (await import(pathToFileURL(from.resolve(id)).href)) as unknown;
    }
  }

  private requireFrom(file: string): Require {
    const require = Module.createRequire(file);
    const own: Require = (id) => {
      const source = /^[./]/.test(id) ? this.requireSource(path.resolve(path.dirname(file), id)) : undefined;
      if (source) return source.exports;
      this.onLoad(id);
      return require(id) as unknown;
    };
    return Object.assign(own, require);
  }

  private requireSource(wanted: string): LoadedModule | undefined {
    const key = [withoutExtension(wanted), path.join(wanted, 'index')].find((one) => this.sources.has(one));
    const source = key === undefined ? undefined : this.sources.get(key);
    if (key === undefined || !source) return undefined;
    const known = this.loaded.get(key);
    if (known) return known;
    const module: LoadedModule = { exports: {} };
    this.loaded.set(key, module);
    try {
      this.run(source, module);
    } catch (error) {
      this.loaded.delete(key);
      throw error;
    }
    return module;
  }

  private run({ file, js, map }: CompiledModule, module: LoadedModule): void {
    rememberMap(map, file, path.relative(this.root, file));
    const options = { filename: file, columnOffset: -Module.wrap('').indexOf('\n') };
    const run = vm.runInThisContext(Module.wrap(js), options) as (...parameters: unknown[]) => void;
    run.call(module.exports, module.exports, this.requireFrom(file), module, file, path.dirname(file));
  }
}

function withoutExtension(file: string): string {
  return file.replace(/\.[cm]?[jt]sx?$/, '');
}

/** What `import x from` gives of a CommonJS module, too. */
export function defaultOf(module: unknown): unknown {
  return isEsModule(module) ? module.default : module;
}

/** What `import * as x` gives, of a CommonJS module too. */
export function namespaceOf(module: unknown): unknown {
  if (isEsModule(module)) return module;
  const own = typeof module === 'object' || typeof module === 'function' ? (module ?? {}) : {};
  const namespace: Record<string, unknown> = {};
  for (const name of Object.keys(own))
    Object.defineProperty(namespace, name, {
      enumerable: true,
      get: () => (own as Record<string, unknown>)[name],
    });
  namespace.default = module;
  return namespace;
}

function isEsModule(module: unknown): module is { default: unknown } {
  if (typeof module !== 'object' || module === null) return false;
  return '__esModule' in module || Object.prototype.toString.call(module) === '[object Module]';
}
