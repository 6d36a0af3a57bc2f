import { createContext, runInContext, Script } from 'node:vm';
import { transformSync } from '@swc/core';
import plainNdarray from 'ndarray';
import type { Exercise } from '../../../tools/grader/course/spec';
import { watch } from '../../../tools/grader/sandbox/inside/bounds';
import * as offered from '../../../tools/grader/sandbox/inside/convlab-lite';
import { changedArgument, type Outcome, type PreparedCase } from '../../../tools/grader/verdict/expected';
import swc from '../../../tools/grader/swc-options.cjs';
import { decodeArgs } from '../../../tools/grader/wire/decode';
import { encoder } from '../../../tools/grader/wire/encode';
import { isOutside, type WireValue } from '../../../tools/grader/wire/values';

// Wrong answers of the kit's own, run here: thousands of runs, and a process for each would take an hour. What the
// answer's own process would say of a call is said here by the same parts.

const { encodeResult, encodeArgs } = encoder();
const bounds = watch(plainNdarray, () => '"line":0,"column":0');
/** Thousands of times what any right answer takes. */
const MOST_MILLISECONDS = 1000;

/** A call that would never return. */
export class Endless extends Error {}

/** A console that takes everything and says nothing. */
const silent = new Proxy({}, { get: () => () => undefined });

export type Answer = (one: PreparedCase) => Outcome;

/** The answer's function, ready to be called, which throws Endless; undefined where its text cannot be loaded. */
export function load(text: string, { id }: Exercise): Answer | undefined {
  const module = { exports: {} as Record<string, unknown> };
  const context = createContext({
    module,
    exports: module.exports,
    require: () => offered,
    console: silent,
    Math,
    args: [] as unknown,
  });
  try {
    const { code } = transformSync(text, {
      ...swc.options,
      jsc: { ...swc.options.jsc, ...swc.decorators },
      filename: 'answer.ts',
    });
    runInContext(code, context, { timeout: MOST_MILLISECONDS });
  } catch {
    return undefined;
  }
  const call = new Script(`module.exports[${JSON.stringify(id)}](...args)`);
  return ({ raw }) => {
    const args = decodeArgs(JSON.parse(raw), bounds.ndarray) as unknown[];
    context.args = args;
    bounds.begin(args);
    try {
      const value = JSON.parse(
        encodeResult(call.runInContext(context, { timeout: MOST_MILLISECONDS })),
      ) as WireValue;
      const outside = JSON.parse(bounds.noted()) as unknown;
      const changed = changedArgument(raw, JSON.parse(encodeArgs(args)));
      return { k: 'returned', value, changed, outside: isOutside(outside) ? outside : undefined };
    } catch (error) {
      const { name, message, code } = error as NodeJS.ErrnoException;
      if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new Endless();
      return { k: 'threw', name, message, line: 0, column: 0 };
    }
  };
}
