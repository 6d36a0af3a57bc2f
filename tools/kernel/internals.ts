// All that the kernel uses of tslab beyond its public interface, and how it loads TypeScript (typescript.ts). Both are
// pinned exactly; tests/tools/kernel/internals.test.ts fails with a sentence when one of them changes underneath.

import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import type TS from 'typescript';
import { writeAtomically } from '#write-atomically';
import { projectRoot } from './project-root';
import type * as TypeScript from './typescript';

/** The releases that this file was written for. */
export const WRITTEN_FOR = { typescript: '5.9.3', tslab: '1.0.22' };

interface TslabInternals {
  isCompleteCode(code: string): { completed: boolean; indent?: string };
  printQuickInfo(info: TS.QuickInfo): string;
}

/** tslab's jupyter.js: what its `display` writes to. */
interface TslabJupyter {
  lastWriteDisplayData: ((data: { data: object; metadata: object }, update: boolean) => void) | null;
}

const requireFromRoot = Module.createRequire(path.join(projectRoot, 'package.json'));
const cacheFile = path.join(
  projectRoot,
  '.convlab',
  'cache',
  `typescript-${process.version}-${process.arch}.bin`,
);

/**
 * Loads TypeScript with the code that V8 compiled for it last time, in a third of the time that `require` takes,
 * and puts it into the module cache, where tslab finds the same one.
 */
function loadTypeScript(): { module: Module; saveCache: () => void } {
  const file = requireFromRoot.resolve('typescript');
  const cachedData = readIfExists(cacheFile);
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, 'utf8')), { filename: file, cachedData });
  const module = new Module(file);
  module.filename = file;
  module.loaded = true;
  const run = script.runInThisContext() as (...parameters: unknown[]) => void;
  run.call(module.exports, module.exports, Module.createRequire(file), module, file, path.dirname(file));
  requireFromRoot.cache[file] = module;
  const isCached = cachedData !== undefined && script.cachedDataRejected !== true;
  const saveCache = (): void => {
    if (!isCached) writeAtomically(cacheFile, script.createCachedData());
  };
  return { module, saveCache };
}

const loaded = loadTypeScript();

const { ts, internals, syntaxErrors } = Module.createRequire(__filename)('./typescript') as typeof TypeScript;

/** Keeps V8's compiled code for the next start. */
export const saveCache: () => void = loaded.saveCache;

/** tslab's own modules, loaded when they are first asked for. */
function fromTslab(file: string): unknown {
  const main = requireFromRoot.resolve('tslab/dist/main.js');
  return Module.createRequire(main)(file) as unknown;
}

/** Whether a piece of code is complete, and how far the next line is indented where it is not. */
export function isCompleteCode(code: string): { completed: boolean; indent?: string } {
  return (fromTslab('./converter.js') as TslabInternals).isCompleteCode(code);
}

/** The text of a hover. */
export function printQuickInfo(info: TS.QuickInfo): string {
  return (fromTslab('./inspect.js') as TslabInternals).printQuickInfo(info);
}

/** Lets `import { display } from 'tslab'` show things in the cell. */
export function connectTslabDisplay(
  show: (data: object, options: { metadata?: object; displayId?: string; update?: boolean }) => void,
): void {
  const jupyter = fromTslab('./jupyter.js') as TslabJupyter;
  jupyter.lastWriteDisplayData = (content, update) => {
    const { display_id: displayId } = (content as { transient?: { display_id?: string } }).transient ?? {};
    show(content.data, { metadata: content.metadata, displayId, update });
  };
}

/** Sentences about what this file relies on and does not find: none with the releases it was written for. */
export function problems(): string[] {
  const { typescript, tslab } = WRITTEN_FOR;
  const { version } = requireFromRoot('tslab/package.json') as { version: string };
  const needed: [string, object, string][] = [
    ['TypeScript', internals, 'transformES2018 transformES2017 skipTrivia'],
    ['tslab/dist/converter.js', fromTslab('./converter.js') as object, 'isCompleteCode'],
    ['tslab/dist/inspect.js', fromTslab('./inspect.js') as object, 'printQuickInfo'],
    ['tslab/dist/jupyter.js', fromTslab('./jupyter.js') as object, 'lastWriteDisplayData'],
  ];
  const missing = needed.flatMap(([where, from, names]) =>
    names.split(' ').flatMap((name) => (name in from ? [] : [`${where} has no ${name} any more`])),
  );
  if (ts.version !== typescript)
    missing.push(`TypeScript is ${ts.version}; internals.ts was written for ${typescript}`);
  if (version !== tslab) missing.push(`tslab is ${version}; internals.ts was written for ${tslab}`);
  if (requireFromRoot('@tslab/typescript-for-tslab') !== ts)
    missing.push('tslab has a TypeScript of its own');
  const nothing = { getCurrentDirectory: () => '', getCompilationSettings: () => ({}) };
  const service = ts.createLanguageService(nothing as unknown as TS.LanguageServiceHost);
  if (!('getSourceMapper' in service)) missing.push('the language service maps no declarations to sources');
  if (syntaxErrors('const = 1').length === 0)
    missing.push('the parser keeps its errors elsewhere than before');
  return missing;
}

function readIfExists(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined; // the first start
  }
}
