// @ts-check
'use strict';

// What every cell may use of Node without reading all of @types/node, which takes 0.8 s. A cell that names process,
// Buffer or a module of Node's gets the real types beside these (cells.cjs). It is no .d.ts file, because the
// project's own code, which has the real types, would see it too.

exports.globals = `
interface Console {
  assert(condition?: boolean, ...data: unknown[]): void;
  count(label?: string): void;
  debug(...data: unknown[]): void;
  dir(value: unknown, options?: { depth?: number | null }): void;
  error(...data: unknown[]): void;
  group(...data: unknown[]): void;
  groupEnd(): void;
  info(...data: unknown[]): void;
  log(...data: unknown[]): void;
  table(data: unknown, columns?: readonly string[]): void;
  time(label?: string): void;
  timeEnd(label?: string): void;
  timeLog(label?: string, ...data: unknown[]): void;
  trace(...data: unknown[]): void;
  warn(...data: unknown[]): void;
}
declare var console: Console;

interface Performance {
  now(): number;
  readonly timeOrigin: number;
}
declare var performance: Performance;

declare function setTimeout(task: (args: void) => void, milliseconds?: number): NodeJS.Timeout;
declare function setTimeout<A extends unknown[]>(
  task: (...args: A) => void,
  milliseconds?: number,
  ...args: A
): NodeJS.Timeout;
declare function setInterval<A extends unknown[]>(
  task: (...args: A) => void,
  milliseconds?: number,
  ...args: A
): NodeJS.Timeout;
declare function setImmediate<A extends unknown[]>(task: (...args: A) => void, ...args: A): NodeJS.Immediate;
declare function clearTimeout(timer: NodeJS.Timeout | string | number | undefined): void;
declare function clearInterval(timer: NodeJS.Timeout | string | number | undefined): void;
declare function clearImmediate(timer: NodeJS.Immediate | undefined): void;
declare function queueMicrotask(task: () => void): void;
declare function structuredClone<T>(value: T): T;

declare namespace NodeJS {
  interface Timeout {
    ref(): this;
    unref(): this;
    [Symbol.toPrimitive](): number;
  }
  interface Immediate {
    ref(): this;
    unref(): this;
  }
}
`;
