// What a cell may use of Node before all of @types/node has been read, which takes a while. A cell that does not
// compile with these is compiled again with the real types instead (compiler.ts), so this list need not be whole.

export const lightGlobals = `
interface Console {
  assert(condition?: boolean, ...data: unknown[]): void;
  clear(): void;
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
