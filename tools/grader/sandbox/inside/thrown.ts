import { types } from 'node:util';
import { quote } from '../../wire/ascii';
import { uncurry } from '../../wire/uncurry';

// What an answer threw, and where: described without trusting it, for it may be anything.

const { isNativeError, isProxy } = types;
const exec = uncurry(RegExp.prototype.exec) as (pattern: RegExp, text: string) => RegExpExecArray | null;
const cut = uncurry(String.prototype.slice) as (text: string, from: number, to?: number) => string;
const PLACE = /answer\.ts:([1-9]\d{0,6}):([1-9]\d{0,6})/;

// An answer's own would be called with the frames of the code around it.
Object.defineProperty(Error, 'prepareStackTrace', { get: () => undefined, set: () => undefined });

/** The first place of a stack that is the answer's, as JSON's entries; zeros where there is none. */
function placeIn(stack: string): string {
  const place = exec(PLACE, stack);
  return place === null ? '"line":0,"column":0' : `"line":${place[1]},"column":${place[2]}`;
}

/** Where in the answer the running code was called from. */
export function placeOfCall(): string {
  try {
    return placeIn(`${new Error('').stack}`);
  } catch {
    return placeIn('');
  }
}

/** Name, message and place of what was thrown, as JSON's entries. */
export function describeThrown(thrown: unknown): string {
  let name = 'Error';
  let message = '';
  let place = placeIn('');
  try {
    if (isNativeError(thrown) && !isProxy(thrown)) {
      name = `${thrown.name}`;
      message = `${thrown.message}`;
      place = placeIn(stackBelow(`${thrown.stack}`, message));
    } else {
      name = thrown === null ? 'null' : typeof thrown;
      if (name === 'string' || name === 'number') message = `${thrown as string | number}`;
    }
  } catch {
    message = '';
  }
  return `"name":${quote(cut(name, 0, 80))},"message":${quote(cut(message, 0, 600))},${place}`;
}

/** A stack begins with the message, which may read like a place. */
function stackBelow(stack: string, message: string): string {
  for (let i = 0; i + message.length <= stack.length && i < 300; i++) {
    if (cut(stack, i, i + message.length) === message) return cut(stack, i + message.length);
  }
  return stack;
}
