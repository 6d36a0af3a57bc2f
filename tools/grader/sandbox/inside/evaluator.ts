// Loads an answer's code and calls it, wherever it runs. It shares its realm with the answer, so everything used after that
// was loaded is kept in constants, here and in the modules beside.
import { types } from 'node:util';
import { compileFunction } from 'node:vm';
import { encoder } from '../../wire/encode';
import * as offered from './convlab-lite';
import { describeThrown } from './thrown';
import { bounds } from './watched-ndarray';

export type Run = (...args: unknown[]) => unknown;

export interface Evaluator {
  /** The answer's function; undefined where there is none, and then it was said why. */
  readonly load: (id: string, code: string) => Run | undefined;
  /** One call, as the reply to it. */
  readonly call: (run: Run, args: unknown[]) => string;
}

const { isProxy } = types;
const { apply } = Reflect;
const { getPrototypeOf, hasOwn } = Object;
const { encodeResult, encodeArgs } = encoder(types);
const notStarted = offered.NotStarted.prototype;

class Refused extends Error {}
const refused = Refused.prototype;

/** By its prototype: what `instanceof` says, an answer can decide. */
function isOf(prototype: object, thrown: unknown): boolean {
  return (
    typeof thrown === 'object' && thrown !== null && !isProxy(thrown) && getPrototypeOf(thrown) === prototype
  );
}

const convlab = new Proxy(
  { __esModule: true, ...offered },
  {
    get(own, name) {
      if (typeof name === 'symbol' || hasOwn(own, name) || name === 'default' || name === 'then')
        return (own as Record<PropertyKey, unknown>)[name];
      throw new Refused(`convlab.${name}`);
    },
  },
);

/** `send` takes a reply to the loading that went wrong. */
export function evaluator(send: (json: string) => void): Evaluator {
  return {
    load(id, code) {
      let body: Run;
      try {
        body = compileFunction(code, ['exports', 'require', 'module'], { filename: 'answer.ts' }) as Run;
      } catch (error) {
        send(`{"k":"syntax",${describeThrown(error)}}`);
        return undefined;
      }
      const module = { exports: {} as Record<string, unknown> };
      const find = (name: unknown): unknown => {
        if (name === 'convlab') return convlab;
        throw new Refused(`${name as string}`);
      };
      try {
        apply(body, undefined, [module.exports, find, module]);
        const found = module.exports[id];
        if (typeof found === 'function') return found as Run;
        send('{"k":"no-export"}');
      } catch (error) {
        const kind = isOf(refused, error)
          ? 'refused'
          : isOf(notStarted, error)
            ? 'not-started'
            : 'load-error';
        send(`{"k":"${kind}",${describeThrown(error)}}`);
      }
      return undefined;
    },
    call(run, args) {
      bounds.begin(args);
      try {
        const value = encodeResult(apply(run, undefined, args));
        return `{"k":"returned","value":${value},"outside":${bounds.noted()},"after":${encodeArgs(args)}}`;
      } catch (error) {
        const kind = isOf(notStarted, error) ? 'not-started' : isOf(refused, error) ? 'refused' : 'threw';
        return `{"k":"${kind}",${describeThrown(error)}}`;
      }
    },
  };
}
