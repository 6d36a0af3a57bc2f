// Runs one answer, alone in a process of its own. It gets the answer's code and the arguments of one call after the
// other, and hands back what came out. It knows no expected value.
//
// The answer shares this process, so everything used after it was loaded is kept in constants, here and in the modules
// beside, and every reply carries a key that only this closure knows.
import { types } from 'node:util';
import { compileFunction } from 'node:vm';
import { decodeArgs, encoder } from '../../wire/encode';
import { leave, receive, sendLine } from './channel';
import * as offered from './convlab-lite';
import { limitGlobals } from './globals';
import { describeThrown } from './thrown';
import ndarray, { bounds } from './watched-ndarray';

type Run = (...args: unknown[]) => unknown;

const { isProxy } = types;
const { apply } = Reflect;
const { getPrototypeOf, hasOwn } = Object;
const { encodeResult, encodeArgs } = encoder(types);
const notStarted = offered.NotStarted.prototype;

class Refused extends Error {}
const refused = Refused.prototype;

const { key, outputBytes } = receive() as { key: string; outputBytes: number };
const send = (json: string): void => {
  sendLine(`${key}${json}`);
};

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

function load(id: string, code: string): Run {
  let body: Run;
  try {
    body = compileFunction(code, ['exports', 'require', 'module'], { filename: 'answer.ts' }) as Run;
  } catch (error) {
    send(`{"k":"syntax",${describeThrown(error)}}`);
    return leave(0);
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
    const kind = isOf(refused, error) ? 'refused' : isOf(notStarted, error) ? 'not-started' : 'load-error';
    send(`{"k":"${kind}",${describeThrown(error)}}`);
  }
  return leave(0);
}

function call(run: Run, args: unknown[]): string {
  bounds.begin(args);
  try {
    const value = encodeResult(apply(run, undefined, args));
    return `{"k":"returned","value":${value},"outside":${bounds.noted()},"after":${encodeArgs(args)}}`;
  } catch (error) {
    const kind = isOf(notStarted, error) ? 'not-started' : isOf(refused, error) ? 'refused' : 'threw';
    return `{"k":"${kind}",${describeThrown(error)}}`;
  }
}

limitGlobals(outputBytes);
send('{"k":"hello"}');
const { id, code } = receive() as { id: string; code: string };
const run = load(id, code);
send('{"k":"ready"}');
for (;;) send(call(run, decodeArgs(receive(), ndarray)));
