// @ts-check
'use strict';

// Compiles a cell with tslab's converter and runs it. What a cell declares is a property of `exports`, which all
// cells share; its types are carried on in `declarations`.

const path = require('node:path');
const vm = require('node:vm');
const Module = require('node:module');
const { CompileError } = require('./errors.cjs');
const { nameOutput } = require('./positions.cjs');
const { modified } = require('./typescript.cjs');
const { awaiter, runStep } = require('./steps.cjs');

const GLOBALS = 'import "./tools/kernel/globals";\n';
/** TypeScript's FileWatcherEventKind. */
const [CHANGED, DELETED] = [1, 2];
const NODE_TYPES = 'import "node";\n';
/** A cell that says one of these gets Node's own types. */
const NEEDS_NODE = new RegExp(
  `\\b(process|Buffer|NodeJS|require|global)\\b|['"](node:.*|${Module.builtinModules.join('|')})['"]`,
);
/** What lib offers to a student without an import. */
const AT_HAND = ['check', 'hint', 'progress', 'solution'];

/**
 * @typedef {import('./errors.cjs').Diagnostic} Diagnostic
 * @typedef {{ output?: string, declOutput?: string, diagnostics: Diagnostic[], sideOutputs?: { path: string, data: string }[], lastExpressionVar?: string }} Converted
 */

class Cells {
  /**
   * @param {string} root
   * @param {{ convert(declarations: string, code: string): Converted, inspect: any, complete: any }} converter
   * @param {Map<string, import('./typescript.cjs').Watched>} watched
   * @param {<T>(task: () => T) => T} protect runs what must not be interrupted
   */
  constructor(root, converter, watched, protect) {
    this.root = root;
    this.converter = converter;
    this.watched = watched;
    this.protect = protect;
    this.header = GLOBALS;
    this.declarations = AT_HAND.map(
      (name) => `declare const ${name}: typeof import("convlab").${name};\n`,
    ).join('');
    /** @type {Record<string, unknown>} */
    this.exports = {};
    /** @type {Map<string, string>} compiled text of the .ts files that cells import */
    this.sources = new Map();
    /** @type {Map<string, any>} */
    this.modules = new Map();
    this.require = this.requireFrom(path.join(root, 'cell.js'));
    this.offerAtHand();
  }

  /**
   * Compiles and runs one cell; throws CompileError, or what the cell threw.
   *
   * @param {string} code
   * @param {string} name what stacks call it: 'In[3]'
   * @param {import('../jupyter/wire.cjs').Message} origin the request, to which its output belongs
   * @returns {Promise<{ value: unknown }>} the value of its last expression: a promise is not awaited, as in Deno and tslab
   */
  async run(code, name, origin) {
    const converted = this.compile(code);
    if (converted.output === undefined) return { value: undefined };
    const output = converted.output.replace(
      // A getter could not be declared a second time; and a plain property is what keeps loops quick.
      /^Object\.defineProperty\(exports, "([^"]+)", \{ (?:enumerable: true, get: function \(\) \{ return (.+); \}|value: true) \}\);$/gm,
      (_, property, value) => (value ? `exports.${property} = ${value};` : ''),
    );
    const awaits = nameOutput(converted.output, name, { isCell: true });
    // A generator where the cell awaits: its awaits have become yields (generators.cjs).
    const prefix = `(function${awaits ? '*' : ''} (exports, require, __filename) { `;
    const options = { filename: name, columnOffset: -prefix.length };
    const cell = vm.runInThisContext(`${prefix}${output}\n})`, options);
    const parameters = [this.exports, this.require, name];
    await runStep(origin, () =>
      awaits ? awaiter(undefined, parameters, Promise, cell) : void cell(...parameters),
    );
    this.declarations = converted.declOutput ?? '';
    return { value: this.takeLastExpression(converted.lastExpressionVar) };
  }

  /** @param {string} code */
  compile(code) {
    this.prepare(code);
    const converted = this.protect(() => this.converter.convert(this.header + this.declarations, code));
    for (const { path: file, data } of converted.sideOutputs ?? []) {
      this.sources.set(file, data);
      this.modules.delete(file);
    }
    if (converted.diagnostics.length > 0) throw new CompileError(converted.diagnostics);
    return converted;
  }

  /**
   * @param {string} code
   * @param {number} position in UTF-16 units
   */
  complete(code, position) {
    this.prepare(code);
    return this.converter.complete(this.header + this.declarations, code, position);
  }

  /**
   * @param {string} code
   * @param {number} position in UTF-16 units
   */
  inspect(code, position) {
    this.prepare(code);
    return this.converter.inspect(this.header + this.declarations, code, position);
  }

  /** Brings in Node's types when they are asked for, and tells the compiler which files have changed. @param {string} code */
  prepare(code) {
    if (this.header === GLOBALS && NEEDS_NODE.test(code)) this.header += NODE_TYPES;
    for (const [file, watched] of this.watched) {
      if (file.includes('/node_modules/') || file.endsWith('.d.ts')) continue;
      const time = modified(file);
      if (time !== watched.time) watched.changed(file, time === 0 ? DELETED : CHANGED);
      watched.time = time;
    }
  }

  /** @param {string | undefined} variable */
  takeLastExpression(variable) {
    if (variable === undefined) return undefined;
    const value = this.exports[variable];
    delete this.exports[variable];
    return value;
  }

  /** `require` for code in `file`: compiled sources first, then what Node finds. @param {string} file */
  requireFrom(file) {
    const require = Module.createRequire(file);
    return Object.assign(
      (/** @type {string} */ id) => this.requireSource(path.dirname(file), id) ?? require(id),
      require,
    );
  }

  /**
   * @param {string} folder
   * @param {string} id
   */
  requireSource(folder, id) {
    if (!/^[./]/.test(id)) return undefined;
    const wanted = path.resolve(folder, id).replace(/\.[jt]s$/, '');
    const file = [`${wanted}.js`, `${wanted}/index.js`].find((candidate) => this.sources.has(candidate));
    if (file === undefined) return undefined;
    const done = this.modules.get(file);
    if (done) return done.exports;
    const module = { exports: {} };
    this.modules.set(file, module);
    const text = /** @type {string} */ (this.sources.get(file));
    nameOutput(text, file, { shownAs: path.relative(this.root, file).replace(/\.js$/, '.ts') });
    const run = vm.runInThisContext(Module.wrap(text), {
      filename: file,
      columnOffset: -Module.wrap('').indexOf('\n'),
    });
    try {
      run.call(module.exports, module.exports, this.requireFrom(file), module, file, path.dirname(file));
    } catch (error) {
      this.modules.delete(file);
      throw error;
    }
    return module.exports;
  }

  offerAtHand() {
    for (const name of AT_HAND) {
      Object.defineProperty(this.exports, name, {
        configurable: true,
        get: () => this.require('convlab')[name],
        set: (value) =>
          Object.defineProperty(this.exports, name, {
            value,
            writable: true,
            configurable: true,
            enumerable: true,
          }),
      });
    }
  }
}

module.exports = { Cells };
