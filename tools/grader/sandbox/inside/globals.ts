import { writeSync } from 'node:fs';
import { Console } from 'node:console';
import { uncurry } from '../../wire/encode';
import { leave } from './channel';
import { keptGlobals } from './kept-globals';

// What an answer finds around it: the language's own globals, a whole console that prints up to a limit, and a process
// that it can only end.

const OUTPUT = 1;
/** The exit code of an answer that ends its own process. */
const OWN_EXIT = 86;

const cut = uncurry(String.prototype.slice) as (text: string, from: number, to?: number) => string;

/** Leaves an answer nothing of Node but what is set here. */
export function limitGlobals(outputLimit: number): void {
  const real = process;
  const now = performance.now.bind(performance);
  let printed = 0;
  const emit = (text: string): boolean => {
    const room = cut(text, 0, outputLimit - printed);
    printed += room.length;
    if (room.length > 0) writeSync(OUTPUT, room);
    return true;
  };
  const nothing = (): undefined => undefined;
  const stream = { write: emit, on: nothing, once: nothing, removeListener: nothing, listenerCount: () => 0 };
  const console = new Console({ stdout: stream as unknown as NodeJS.WritableStream });
  const queueMicrotask = (run: () => void): void => void Promise.resolve().then(run);
  const output = { write: (text: unknown) => emit(String(text)) };
  const small = {
    env: {},
    argv: [],
    pid: real.pid,
    platform: real.platform,
    stdout: output,
    stderr: output,
    exit: () => leave(OWN_EXIT),
    reallyExit: () => leave(OWN_EXIT),
    abort: () => {
      real.abort();
    },
    kill: (_pid: number, signal: string) => {
      real.kill(real.pid, signal);
      leave(OWN_EXIT); // the first process of a namespace cannot kill itself
    },
    on: () => small,
    nextTick: queueMicrotask,
  };
  for (const name of Reflect.ownKeys(globalThis)) {
    if (typeof name === 'string' && !keptGlobals.has(name)) Reflect.deleteProperty(globalThis, name);
  }
  Object.assign(globalThis, {
    global: globalThis,
    console,
    performance: { now },
    queueMicrotask,
    setTimeout: () => 0, // an answer returns its value at once: nothing later is waited for
    clearTimeout: nothing,
    process: small,
  });
}
