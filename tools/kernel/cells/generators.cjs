// @ts-check
'use strict';

// Async code as generators, so that the kernel holds every step of it in its hands (steps.cjs).
//
// Node can end a loop only where it has started it itself, and what follows an `await` it has not: V8 has. So
// async functions are compiled to generators, as TypeScript does for old browsers, and each stretch between two
// awaits is started by the kernel. A cell is such a function too: its own awaits become yields.

/**
 * @param {any} ts
 * @param {() => void} noteTopLevel called where the text awaits outside of all functions
 * @returns {any[]} the transformers for `ts.transpileModule`
 */
function asyncToGenerators(ts, noteTopLevel) {
  const last = (/** @type {any} */ context) => awaitsToYields(ts, context, noteTopLevel);
  return [ts.transformES2018, ts.transformES2017, last];
}

/**
 * Top-level awaits become yields; and every yield that was an await tells where it stands, for the traceback.
 *
 * @param {any} ts
 * @param {any} context
 * @param {() => void} noteTopLevel
 */
function awaitsToYields(ts, context, noteTopLevel) {
  return (/** @type {any} */ file) => {
    const visit = (/** @type {any} */ node, /** @type {boolean} */ top) => {
      const below = top && !ts.isFunctionLike(node);
      const inner = ts.visitEachChild(node, (/** @type {any} */ child) => visit(child, below), context);
      const isAwait = top && ts.isAwaitExpression(inner);
      if (isAwait) noteTopLevel();
      if (!isAwait && !(ts.isYieldExpression(inner) && ts.isAwaitExpression(ts.getOriginalNode(node))))
        return inner;
      return ts.factory.createYieldExpression(undefined, placed(inner.expression, ts.getOriginalNode(node)));
    };
    const placed = (/** @type {any} */ expression, /** @type {any} */ original) => {
      const isHelper =
        ts.isCallExpression(expression) &&
        ts.isIdentifier(expression.expression) &&
        ts.idText(expression.expression) === '__await';
      if (isHelper || original.pos < 0) return expression; // an async generator's, or one that TypeScript made
      const at = ts.getLineAndCharacterOfPosition(file, ts.skipTrivia(file.text, original.pos));
      const { createCallExpression: call, createIdentifier: name, createNumericLiteral: number } = ts.factory;
      const place = [name('__filename'), number(at.line + 1), number(at.character + 1)];
      return call(name('__awaited'), undefined, [expression, ...place]);
    };
    return ts.visitNode(file, (/** @type {any} */ node) => visit(node, true));
  };
}

/** Lets TypeScript's helper be the kernel's own. @param {string} output */
function useOwnAwaiter(output) {
  return output.replace(
    'var __awaiter = (this && this.__awaiter) ||',
    'var __awaiter = globalThis.__awaiter ||',
  );
}

module.exports = { asyncToGenerators, useOwnAwaiter };
