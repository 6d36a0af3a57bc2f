import { Console } from 'node:console';
import { writeSync } from 'node:fs';
import { types } from 'node:util';
import { compileFunction, constants, createContext, Script } from 'node:vm';
import { uncurry } from '../../wire/uncurry';
import { leave } from './channel';
import type { OnlyNode } from './only-node';

// Makes realms: contexts of V8 with globals of their own. What a realm gets of Node is a handful of functions, and it keeps
// them from the answer (only-node.ts).

export interface Realm {
  readonly load: (id: string, code: string) => string;
  readonly call: (args: string) => string;
  /** How much the answer has printed. */
  readonly printed: () => number;
}

/** realm.ts as one text: programs.ts puts it in. */
declare const realmCode: string;

const OUTPUT = 1;

const script = new Script(
  `(function (onlyNode) { 'use strict'; const module = { exports: {} }; ${realmCode}\nreturn module.exports; })`,
  { filename: 'realm.js' },
);
const cut = uncurry(String.prototype.slice) as (text: string, from: number, to?: number) => string;
const { apply } = Reflect;
const { isProxy, isPromise, isNativeError } = types;
const { DONT_CONTEXTIFY } = constants;
const now = performance.now.bind(performance);
const { pid, platform } = process;
const abort = process.abort.bind(process);
const killProcess = process.kill.bind(process);

/** A new realm, whose answer may print so many signs. */
export function makeRealm(outputLimit: number): Realm {
  let printed = 0;
  const print = (text: string): void => {
    const room = cut(text, 0, outputLimit - printed);
    printed += room.length;
    if (room.length > 0) writeSync(OUTPUT, room);
  };
  const methods = consoleThat(print);
  const context = createContext(DONT_CONTEXTIFY);
  const onlyNode: OnlyNode = {
    isProxy,
    isPromise,
    isNativeError,
    compile: (code, parameters, filename) =>
      compileFunction(code, parameters, { filename, parsingContext: context }) as ReturnType<
        OnlyNode['compile']
      >,
    print,
    consoleMethods: Object.keys(methods).join(' '),
    log: (method, values) => {
      apply(methods[method], undefined, method === 'dir' ? [values[0]] : values);
    },
    now,
    pid,
    platform,
    leave,
    abort,
    kill: (signal) => void killProcess(pid, signal),
  };
  const start = script.runInContext(context) as (onlyNode: OnlyNode) => Pick<Realm, 'load' | 'call'>;
  const { load, call } = start(onlyNode);
  return { load, call, printed: () => printed };
}

type Method = (...values: unknown[]) => void;

/** The methods of Node's console. An object cannot say how it is inspected: its method would be given Node's functions. */
function consoleThat(print: (text: string) => void): Record<string, Method> {
  const nothing = (): undefined => undefined;
  const write = (text: string): boolean => {
    print(text);
    return true;
  };
  const stream = { write, on: nothing, once: nothing, removeListener: nothing, listenerCount: () => 0 };
  const stdout = stream as unknown as NodeJS.WritableStream;
  const whole = new Console({ stdout, inspectOptions: { customInspect: false } });
  const methods: Record<string, Method> = { __proto__: null } as unknown as Record<string, Method>;
  for (const [name, method] of Object.entries(whole)) {
    if (typeof method === 'function') methods[name] = method as Method;
  }
  return methods;
}
