// What a realm cannot do by itself, and gets from Node when it is made (realms.ts). Each of these functions belongs to the
// realm around: what one of them throws would be an object of that realm, and a way into it. So nothing thrown gets through.

/** Handed over by realms.ts as the realm's code is run. */
export interface OnlyNode {
  readonly isProxy: (value: unknown) => boolean;
  readonly isPromise: (value: unknown) => boolean;
  readonly isNativeError: (value: unknown) => boolean;
  /** A function of the realm's own. */
  readonly compile: (code: string, parameters: string[], filename: string) => (...args: unknown[]) => unknown;
  /** Prints up to a limit. */
  readonly print: (text: string) => void;
  /** The methods of a whole console, by name. */
  readonly consoleMethods: string;
  readonly log: (method: string, values: unknown[]) => void;
  readonly now: () => number;
  readonly pid: number;
  readonly platform: string;
  readonly leave: (code: number) => never;
  readonly abort: () => void;
  readonly kill: (signal: string) => void;
}

declare const onlyNode: OnlyNode;

const { apply } = Reflect;

/** A function that gives `otherwise` where the one behind it throws, on a full stack say. */
function guarded<Args extends unknown[], Result>(
  f: (...args: Args) => Result,
  otherwise: Result,
): (...args: Args) => Result {
  return (...args) => {
    try {
      return apply(f, undefined, args);
    } catch {
      return otherwise;
    }
  };
}

/** In place of node:util's. What cannot be looked at counts as what would be refused. */
export const types = {
  isProxy: guarded(onlyNode.isProxy, true),
  isPromise: guarded(onlyNode.isPromise, true),
  isNativeError: guarded(onlyNode.isNativeError, false),
};

/** In place of node:vm's. Called before the answer has run: there is nobody yet who could use what it throws. */
export function compileFunction(
  code: string,
  parameters: string[],
  { filename }: { readonly filename: string },
): (...args: unknown[]) => unknown {
  return onlyNode.compile(code, parameters, filename);
}

export const print = guarded(onlyNode.print, undefined);
export const log = guarded(onlyNode.log, undefined);
export const now = guarded(onlyNode.now, 0);
export const abort = guarded(onlyNode.abort, undefined);
export const kill = guarded(onlyNode.kill, undefined);
export const leave: (code: number) => void = guarded(onlyNode.leave as (code: number) => void, undefined);
export const { pid, platform } = onlyNode;
export const consoleMethods: readonly string[] = onlyNode.consoleMethods.split(' ');
