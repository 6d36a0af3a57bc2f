// @ts-check
'use strict';

// tslab's TypeScript, loaded quickly and set to the course's strict options.
//
// tslab 1.0.22 asks for its compiler by `require`. It is put into the module cache before, so that tslab gets
// this one: with V8's compiled code kept on disk (0.09 s instead of 0.25 s), strict, without file watchers, and
// with a note of where each compiled line came from.

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');
const Module = require('node:module');
const { writeAtomically } = require('../files.cjs');
const { globals } = require('./globals.cjs');
const { asyncToGenerators, useOwnAwaiter } = require('./generators.cjs');
const { rememberOutput } = require('./positions.cjs');

const OPTIONS = {
  strict: true,
  lib: ['lib.es2023.d.ts'],
  // @types/node takes 0.8 s to read: it comes with the first cell that needs it, see cells.cjs.
  types: [],
  inlineSourceMap: true,
};

/** @typedef {{ changed: (path: string, kind: number) => void, time: number }} Watched */

/**
 * @param {NodeJS.Require} tslab the `require` of tslab's modules
 * @param {string} cacheFolder
 * @returns {{ ts: typeof import('typescript'), watched: Map<string, Watched>, saveCache: () => void }}
 */
function loadTypeScript(tslab, cacheFolder) {
  const file = tslab.resolve('@tslab/typescript-for-tslab');
  const cache = path.join(cacheFolder, `typescript-${process.version}-${process.arch}.bin`);
  const { module, script, cached } = compile(file, readIfThere(cache));
  const ts = module.exports;
  const watched = watchByHand(ts);
  addFile(ts, path.join(__dirname, '..', 'globals.d.ts'), globals);
  module.exports = {
    ...ts,
    createWatchCompilerHost: (
      /** @type {any} */ files,
      /** @type {object} */ options,
      /** @type {any[]} */ ...rest
    ) => ts.createWatchCompilerHost(files, { ...options, ...OPTIONS }, ...rest),
    visitEachChild: visitProperties(ts),
    transpileModule: (/** @type {string} */ code, /** @type {any} */ options) => transpile(ts, code, options),
  };
  /** @type {any} */ (require).cache[file] = module;
  return { ts, watched, saveCache: () => cached || writeAtomically(cache, script.createCachedData()) };
}

/**
 * tslab turns a name of an earlier cell into `exports.name`. It overlooks the shorthand `{ name }`, whose symbol is the
 * property's: here it is shown the name as if `{ name: name }` were written. And it takes the property in
 * `{ name: mine } = f()` for such a name where the type of `f` comes from an earlier cell: that one is kept from it.
 *
 * @param {any} ts
 */
function visitProperties(ts) {
  const { factory } = ts;
  return (/** @type {any} */ node, /** @type {(node: any) => any} */ visitor, /** @type {any} */ context) => {
    if (!ts.isShorthandPropertyAssignment(node)) {
      const property = ts.isBindingElement(node)
        ? node.propertyName
        : ts.isPropertyAssignment(node) && node.name;
      const visit = (/** @type {any} */ child) =>
        child === property && ts.isIdentifier(child) ? child : visitor(child);
      return ts.visitEachChild(node, visit, context);
    }
    const { name, parent, objectAssignmentInitializer: initial } = node;
    const longhand = factory.createPropertyAssignment(factory.createIdentifier(name.text), name);
    longhand.parent = parent;
    name.parent = longhand;
    const value = visitor(name);
    name.parent = node;
    if (value === name && !initial) return node;
    const target = initial ? factory.createAssignment(value, visitor(initial)) : value;
    return factory.createPropertyAssignment(factory.createIdentifier(name.text), target);
  };
}

/**
 * @param {string} file
 * @param {Buffer | undefined} cachedData
 */
function compile(file, cachedData) {
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, 'utf8')), { filename: file, cachedData });
  const module = new Module(file);
  module.filename = file;
  module.loaded = true;
  script
    .runInThisContext()
    .call(module.exports, module.exports, Module.createRequire(file), module, file, path.dirname(file));
  return { module, script, cached: cachedData !== undefined && !script.cachedDataRejected };
}

/**
 * Replaces file watchers, which cost time and fire late, by a list of who wants to know about which file.
 *
 * @param {any} ts
 */
function watchByHand(ts) {
  /** @type {Map<string, Watched>} */
  const watched = new Map();
  ts.sys.watchFile = (/** @type {string} */ file, /** @type {any} */ changed) => {
    watched.set(file, { changed, time: modified(file) });
    return { close: () => watched.delete(file) };
  };
  ts.sys.watchDirectory = () => ({ close() {} });
  return watched;
}

/** When a file was last written. @param {string} file */
function modified(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Lets the compiler see a file that is none.
 *
 * @param {any} ts
 * @param {string} file
 * @param {string} text
 */
function addFile(ts, file, text) {
  const { readFile, fileExists } = ts.sys;
  ts.sys.readFile = (/** @type {string} */ name, /** @type {string} */ encoding) =>
    name === file ? text : readFile(name, encoding);
  ts.sys.fileExists = (/** @type {string} */ name) => name === file || fileExists(name);
}

/**
 * tslab's second step, ES modules to CommonJS; here async functions become generators and positions are noted.
 *
 * @param {any} ts
 * @param {string} code
 * @param {any} options
 */
function transpile(ts, code, options) {
  const { text, map } = splitInlineMap(code);
  let awaits = false;
  const transformers = asyncToGenerators(ts, () => {
    awaits = true;
  });
  const result = ts.transpileModule(text, {
    ...options,
    compilerOptions: { ...options.compilerOptions, sourceMap: true },
    transformers: { before: transformers },
  });
  const outputText = useOwnAwaiter(result.outputText.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n'));
  rememberOutput(outputText, { maps: [result.sourceMapText, map], awaits });
  return { ...result, outputText };
}

/** @param {string} code */
function splitInlineMap(code) {
  const at = code.lastIndexOf('//# sourceMappingURL=data:');
  if (at < 0) return { text: code, map: undefined };
  const data = code.slice(code.indexOf('base64,', at) + 'base64,'.length);
  return { text: code.slice(0, at), map: Buffer.from(data, 'base64').toString() };
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return fs.readFileSync(file);
  } catch {
    return undefined; // the first start
  }
}

module.exports = { loadTypeScript, modified };
