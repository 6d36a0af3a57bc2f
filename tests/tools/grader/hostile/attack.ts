import type { CheckStatus } from '../../../../lib/notebook/exercise/payload';

/** A hostile or broken answer, and the statuses that are right for it. */
export interface Attack {
  readonly name: string;
  readonly text: string;
  readonly statuses: readonly CheckStatus[];
}

/** What an attack may aim at: all of it belongs to the suite and is looked at afterwards. */
export interface Targets {
  /** A folder with a file `canary` in it. */
  readonly folder: string;
  /** A port of this machine on which the suite listens. */
  readonly port: number;
  /** The course's folder, to read solutions and specs from. */
  readonly course: string;
}

/** The right answer, so that a forger gains nothing by it but what was done on the side. */
export const right = `
  let score = 0;
  for (let i = 0; i < patch.shape[0]; i++)
    for (let j = 0; j < patch.shape[1]; j++) score += patch.get(i, j) * filter.get(i, j);
  return score;`;

/** patternScore with a body of its own, and text before it. */
export function answer(body: string, before = ''): string {
  return `import { tensor, zeros } from 'convlab';\n${before}\nexport function patternScore(patch: any, filter: any): any {\n${body}\n}\n`;
}

/**
 * Code that looks for Node's own modules on every way known to us; `load(name)` gives one or throws. Where a guard
 * is missing it would work, so what is done with it stays small.
 */
export const searching = `
declare const require: any, module: any;
const ways: (() => any)[] = [
  () => require,
  () => (globalThis as any).require,
  () => (globalThis as any).process.mainModule.require,
  () => module.constructor._load,
  () => module.parent.require,
  () => (globalThis as any).process.getBuiltinModule,
  () => (globalThis as any).constructor.constructor('return process')().mainModule.require,
  () => (0, eval)('require'),
  () => new Function('return this')().process.binding,
  () => {
    let found: any;
    const before = (Error as any).prepareStackTrace;
    (Error as any).prepareStackTrace = (_: any, sites: any[]) => {
      for (const site of sites) for (const one of [site.getThis?.(), site.getFunction?.()]) found ??= one?.require;
    };
    void new Error().stack;
    (Error as any).prepareStackTrace = before;
    return found;
  },
];
function load(name: string): any {
  for (const way of ways) {
    try {
      const found = way()(name);
      if (found !== undefined) return found;
    } catch {}
  }
  throw new Error('no way to ' + name);
}`;
