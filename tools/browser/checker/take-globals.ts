import { keptGlobals } from '../../grader/sandbox/inside/kept-globals';
import { format } from '../node/util';

/** Leaves an answer the language's own globals, and a console that prints up to a limit. */
export function takeGlobals(print: (text: string) => void, most: number): void {
  const now = performance.now.bind(performance);
  const nothing = (): undefined => undefined;
  let printed = 0;
  const show = (...values: unknown[]): void => {
    const text = `${format(...values)}\n`.slice(0, most - printed);
    printed += text.length;
    if (text !== '') print(text);
  };
  // Counting, timing and grouping print nothing here, and are no error.
  const silent = Object.fromEntries(Object.keys(console).map((name) => [name, nothing]));
  const queueMicrotask = (run: () => void): void => void Promise.resolve().then(run);
  for (
    let at: object | null = globalThis;
    at && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  )
    for (const name of Reflect.ownKeys(at))
      if (typeof name === 'string' && name !== 'constructor' && !keptGlobals.has(name)) take(at, name);
  Object.assign(globalThis, {
    console: {
      ...silent,
      assert: (holds: unknown, ...values: unknown[]) => {
        if (!holds) show('Assertion failed:', ...values);
      },
      log: show,
      info: show,
      debug: show,
      warn: show,
      error: show,
      table: show,
      dir: show,
      trace: show,
      dirxml: show,
    },
    performance: { now },
    queueMicrotask,
    setTimeout: () => 0, // an answer returns its value at once: nothing later is waited for
    clearTimeout: nothing,
  });
}

/** A browser lets some go only by hiding them. */
function take(from: object, name: string): void {
  if (Reflect.deleteProperty(from, name) && !(name in globalThis)) return;
  Reflect.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });
}
