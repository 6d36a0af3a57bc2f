// @ts-check
'use strict';

// An await that Interrupt can end.
//
// JavaScript goes on with an async loop after its cell was given up. So every `await x` of a cell or an exercise
// is compiled to `await __untilInterrupt(x)`, which rejects at Interrupt: the loop ends where it waits, its
// `finally` blocks run, and nothing of it is left behind.

/** Thrown into what was running when the student pressed Interrupt. */
class KeyboardInterrupt extends Error {
  /** @override */
  name = 'KeyboardInterrupt';
}

/** @type {Set<(error: Error) => void>} */
const waiting = new Set();

/** @param {unknown} value */
function untilInterrupt(value) {
  const thenable = /** @type {PromiseLike<unknown> | null | undefined} */ (value);
  if (typeof thenable?.then !== 'function') return value;
  return new Promise((resolve, reject) => {
    waiting.add(reject);
    const done = () => waiting.delete(reject);
    thenable.then(
      (result) => (done(), resolve(result)),
      (error) => (done(), reject(error)),
    );
  });
}

/** Ends every await there is. @param {Error} error */
function rejectAwaits(error) {
  const all = [...waiting];
  waiting.clear();
  for (const reject of all) reject(error);
}

/**
 * The transformer that wraps the operand of each `await`.
 *
 * @param {any} ts
 */
function interruptibleAwait(ts) {
  return (/** @type {any} */ context) => {
    const visit = (/** @type {any} */ node) => {
      const inner = ts.visitEachChild(node, visit, context);
      if (!ts.isAwaitExpression(inner)) return inner;
      const call = ts.factory.createCallExpression(
        ts.factory.createIdentifier('__untilInterrupt'),
        undefined,
        [inner.expression],
      );
      return ts.factory.updateAwaitExpression(inner, call);
    };
    return (/** @type {any} */ file) => ts.visitNode(file, visit);
  };
}

/** Puts the function where compiled code finds it. */
function installAwaits() {
  Object.defineProperty(globalThis, '__untilInterrupt', { value: untilInterrupt });
}

module.exports = { KeyboardInterrupt, rejectAwaits, interruptibleAwait, installAwaits };
