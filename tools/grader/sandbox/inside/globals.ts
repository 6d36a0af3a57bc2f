import structuredClone from '@ungap/structured-clone';
import { abort, consoleMethods, kill, leave, log, now, pid, platform, print } from './only-node';
import { keptGlobals } from './kept-globals';

// What an answer finds around it: the language's own globals, a whole console that prints up to a limit, and a process
// that it can only end.

/** The exit code of an answer that ends its own process. */
const OWN_EXIT = 86;

/** Leaves an answer nothing but what is set here. */
export function limitGlobals(): void {
  const nothing = (): undefined => undefined;
  const console: Record<string, (...values: unknown[]) => void> = {};
  for (const method of consoleMethods) {
    console[method] = (...values) => {
      log(method, values);
    };
  }
  const queueMicrotask = (run: () => void): void => void Promise.resolve().then(run);
  const output = {
    write: (text: unknown) => {
      print(`${text as string}`);
      return true;
    },
  };
  const exit = (): void => {
    leave(OWN_EXIT);
  };
  const small = {
    env: {},
    argv: [],
    pid,
    platform,
    stdout: output,
    stderr: output,
    exit,
    reallyExit: exit,
    abort: () => {
      abort();
    },
    kill: (_pid: number, signal: string) => {
      kill(`${signal}`);
      exit(); // the first process of a namespace cannot kill itself
    },
    on: () => small,
    nextTick: queueMicrotask,
  };
  for (const name of Reflect.ownKeys(globalThis)) {
    if (typeof name === 'string' && !keptGlobals.has(name)) Reflect.deleteProperty(globalThis, name);
  }
  const set = {
    global: globalThis,
    console,
    performance: { now: () => now() },
    queueMicrotask,
    setTimeout: () => 0, // an answer returns its value at once: nothing later is waited for
    clearTimeout: nothing,
    process: small,
    structuredClone: (value: unknown) => structuredClone(value),
  };
  for (const [name, value] of Object.entries(set)) {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
  }
}
