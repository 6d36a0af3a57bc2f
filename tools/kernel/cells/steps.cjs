// @ts-check
'use strict';

// Runs the students' code step by step: a step is what JavaScript does in one go, from one await to the next.
// SIGINT ends a step, even an endless loop, and ends every waiting between steps. And a step knows where it came
// from, so that what it prints finds its cell.

const timers = require('node:timers');
const vm = require('node:vm');
const { say } = require('../say.cjs');
const { At, Doing, shared } = require('../interrupt/shared.cjs');

/** Thrown into what was running when the student pressed Interrupt. */
class KeyboardInterrupt extends Error {
  /** @override */
  name = 'KeyboardInterrupt';
  /** @override */
  message = say('the cell was stopped', '셀 실행을 멈췄습니다');
}

/** @typedef {import('../jupyter/wire.cjs').Message} Message */

/** @type {Message | undefined} */
let origin;
/** @type {(() => unknown) | undefined} */
let step;
/** What ends a waiting, and whether its work ends by itself. @type {Map<(error: Error) => void, boolean>} */
const waiting = new Map();
/** Whether this cell's first interrupt was left to what it waits for. */
let spared = false;
let onInterrupt = () => {};

Object.defineProperty(globalThis, '__step', { value: () => step?.() });
const script = new vm.Script('__step()', { filename: 'node:step' });

/**
 * Runs `task` as a step of `from`. A step inside a step is part of it.
 *
 * @template T
 * @param {Message | undefined} from
 * @param {() => T} task
 * @returns {T}
 */
function runStep(from, task) {
  const before = { origin, step };
  origin = from;
  try {
    if (before.step) return task();
    step = task;
    shared[At.steps]++;
    shared[At.doing] = Doing.step;
    return script.runInThisContext({ breakOnSigint: true, displayErrors: false });
  } catch (error) {
    if (before.step || /** @type {any} */ (error)?.code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error;
    onInterrupt();
    throw new KeyboardInterrupt();
  } finally {
    ({ origin, step } = before);
    if (!step) shared[At.doing] = Doing.other;
  }
}

/** After a step that was ended from outside, without its `finally`. */
function forgetStep() {
  origin = step = undefined;
  shared[At.doing] = Doing.other;
}

/**
 * Runs an async function that was compiled to a generator; TypeScript's helper `__awaiter`, with steps.
 *
 * @param {unknown} self
 * @param {ArrayLike<unknown> | undefined} parameters
 * @param {unknown} _promise
 * @param {(...args: any[]) => Generator<unknown, unknown, unknown>} body
 */
function awaiter(self, parameters, _promise, body) {
  const from = origin;
  return new Promise((resolve, reject) => {
    const generator = body.apply(self, /** @type {any} */ (parameters ?? []));
    const resume = (/** @type {'next' | 'throw'} */ how, /** @type {unknown} */ value) => {
      try {
        const { done, value: given } = runStep(from, () => generator[how](value));
        if (done) resolve(given);
        else wait(given, resume);
      } catch (error) {
        reject(error);
      }
    };
    resume('next', undefined);
  });
}

/** A value that is awaited, and the place of its `await` in the compiled text. */
class Awaited {
  /**
   * @param {unknown} value
   * @param {string} file
   * @param {number} line
   * @param {number} column
   */
  constructor(value, file, line, column) {
    this.value = value;
    this.place = { file, line, column };
  }
}

/** The awaits that an error came through, innermost first. @type {WeakMap<object, Awaited['place'][]>} */
const awaitsBehind = new WeakMap();

/**
 * @param {unknown} given
 * @param {(how: 'next' | 'throw', value: unknown) => void} resume
 */
function wait(given, resume) {
  const awaited = given instanceof Awaited ? given : undefined;
  untilInterrupt(awaited ? awaited.value : given).then(
    (result) => resume('next', result),
    (error) => {
      if (awaited && error instanceof Error)
        awaitsBehind.set(error, [...(awaitsBehind.get(error) ?? []), awaited.place]);
      resume('throw', error);
    },
  );
}

/** By this a library marks a promise whose work hears of an interrupt and soon gives what it has: lib's `fit`. */
const ENDS_BY_ITSELF = Symbol.for('convlab.endsWhenInterrupted');

/** Waits for a value, but no longer than to the next interrupt. @param {unknown} value */
function untilInterrupt(value) {
  const endsByItself = /** @type {any} */ (value)?.[ENDS_BY_ITSELF] === true;
  return new Promise((resolve, reject) => {
    if (endsByItself && spared) return reject(new KeyboardInterrupt()); // this cell was stopped already
    waiting.set(reject, endsByItself);
    const settle = (/** @type {(value: any) => void} */ how) => (/** @type {unknown} */ result) => {
      waiting.delete(reject);
      how(result);
    };
    Promise.resolve(value).then(settle(resolve), settle(reject));
  });
}

/**
 * Ends every waiting there is. But where a cell waits for one thing only, and that ends by itself, it is left alone once:
 * the cell goes on with what it gives. Where somebody waits for the one who waits, all would go on that was to be stopped.
 */
function endWaiting() {
  const all = [...waiting.keys()];
  if (!spared && all.length === 1 && waiting.get(all[0])) {
    spared = true;
    return;
  }
  waiting.clear();
  for (const reject of all) reject(new KeyboardInterrupt());
}

/** A new cell begins: an interrupt is its own first one. */
function beginCell() {
  spared = false;
}

/** Whether the cell went on after an interrupt. */
const wasSpared = () => spared;

/** Puts the helper where compiled code finds it, and makes a timer's callback a step of what set the timer. */
function installSteps(/** @type {() => void} */ interrupted) {
  onInterrupt = interrupted;
  Object.defineProperty(globalThis, '__awaiter', { value: awaiter });
  const awaited = (
    /** @type {unknown} */ value,
    /** @type {string} */ file,
    /** @type {number} */ line,
    /** @type {number} */ column,
  ) => new Awaited(value, file, line, column);
  Object.defineProperty(globalThis, '__awaited', { value: awaited });
  for (const name of /** @type {const} */ (['setTimeout', 'setInterval', 'setImmediate'])) {
    const original = /** @type {any} */ (timers[name]);
    const wrapped = (/** @type {any} */ task, /** @type {any[]} */ ...rest) => {
      if (typeof task !== 'function') return original(task, ...rest);
      const from = origin;
      return original((/** @type {any[]} */ ...args) => runStep(from, () => task(...args)), ...rest);
    };
    /** @type {any} */ (globalThis)[name] = Object.defineProperties(
      wrapped,
      Object.getOwnPropertyDescriptors(original),
    );
  }
}

/** Whose step is running. */
const currentOrigin = () => origin;

module.exports = {
  KeyboardInterrupt,
  runStep,
  awaiter,
  beginCell,
  wasSpared,
  endWaiting,
  forgetStep,
  installSteps,
  currentOrigin,
  awaitsBehind,
};
