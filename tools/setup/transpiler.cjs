'use strict';

// ts-node's transpiler: swc, and what a chapter's source needs to run as a plain script.
//
// A chapter (notebooks/src/NN-topic.ts) awaits at its top level as a notebook cell may. CommonJS has no top-level
// await, so a chapter's code runs inside an async function; its imports move to the first line, all else stays on
// its line. A cell that ends in an expression shows it: here, a figure becomes its text alternative.

const swc = require('ts-node/transpilers/swc');

const importStatement = /^import\b[^;]*;/gm;

/** @type {import('ts-node').TranspilerFactory} */
exports.create = (options) => {
  const inner = swc.create(options);
  return {
    transpile(source, transpileOptions) {
      const isChapter = /[\\/]notebooks[\\/]src[\\/][^\\/]+\.ts$/.test(transpileOptions.fileName);
      return inner.transpile(isChapter ? asScript(source) : source, transpileOptions);
    },
  };
};

/** @param {string} source */
function asScript(source) {
  const imports = (source.match(importStatement) ?? []).map((text) => text.replace(/\s+/g, ' '));
  const rest = source.replace(importStatement, (text) => text.replace(/[^\n]/g, ''));
  const cells = rest.split(/^(?=\/\/ %%)/m).map(showLast);
  return (
    `${imports.join(' ')} import { show as showFigure, isFigure } from 'convlab'; void (async () => { ` +
    'const showLast = (value: unknown) => { if (isFigure(value)) showFigure(value); }; ' +
    `${cells.join('')}\n})().catch((error) => { console.error(error); process.exitCode = 1; });`
  );
}

/**
 * The cell, its last statement handed to `showLast` where that is an expression.
 * @param {string} cell
 */
function showLast(cell) {
  const ts = require('typescript');
  const file = ts.createSourceFile('cell.ts', cell, ts.ScriptTarget.ES2022, true);
  const last = file.statements.at(-1);
  if (!last || !ts.isExpressionStatement(last)) return cell;
  const { expression } = last;
  const [from, to] = [expression.getStart(file), expression.end];
  return `${cell.slice(0, from)}showLast(${cell.slice(from, to)})${cell.slice(to)}`;
}
