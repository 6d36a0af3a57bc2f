// How much memory an answer may ask for: what it has made is counted, whether it still holds it or not. No browser tells how much
// a worker holds, and some end the whole tab where it has no more. (Tried: watching samples of what was made, to see what the
// collector took. Most answers that only throw much away passed then, and an endless one took the tab with it now and then.)

import { constructorStandIn, standIn } from './stand-ins';

/** What Node says, where an answer's process has no more. */
const SPENT = 'Array buffer allocation failed';
const WASM_PAGE = 65_536;

const { apply } = Reflect;
const { getOwnPropertyDescriptor } = Object;
const { max, clz32: clz } = Math;
const { push, unshift } = Array.prototype;
const OutOfRange = RangeError;

/** Counts bytes, which `thing` is the last part of, and gives it back. */
export type Made = <Thing>(bytes: number, thing: Thing) => Thing;

/** Gives the answer's realm arrays and buffers that count themselves; the rest its code counts (count-allocations.ts). */
export function limitMemory(megabytes: number): Made {
  let left = megabytes * 1e6;
  const ask = (bytes: number): void => {
    left -= bytes;
    if (left >= 0) return;
    left = -Infinity; // whoever catches it gets no more
    throw new OutOfRange(SPENT);
  };
  const made: Made = (bytes, thing) => {
    ask(bytes);
    return thing;
  };
  countConstructors(ask);
  countBuffers(ask);
  countEntries(ask);
  return made;
}

/** Of what a typed array is made of: a number, or something like an array. */
function lengthOf(given: unknown): number {
  if (typeof given === 'number') return given;
  const { length } = (given ?? {}) as { readonly length?: unknown };
  return typeof length === 'number' ? length : 0;
}

type Ask = (bytes: number) => void;
/** The bytes that a call asks for. */
type SizeOf = (given: readonly unknown[]) => number;

/** Names of one kind of array; Float16Array is not everywhere yet. */
const TYPED = [
  ...['Float16', 'Float32', 'Float64', 'BigInt64', 'BigUint64'],
  ...['Int8', 'Int16', 'Int32', 'Uint8', 'Uint8Clamped', 'Uint16', 'Uint32'],
];

const firstNumber: SizeOf = (given) => (typeof given[0] === 'number' ? max(0, given[0]) : 0);

function countConstructors(ask: Ask): void {
  const count = (name: string, sizeOf: SizeOf): void => {
    constructorStandIn(globalThis, name, (given, make) => {
      ask(sizeOf(given));
      return make();
    });
  };
  const own = globalThis as unknown as Record<string, { readonly BYTES_PER_ELEMENT: number } | undefined>;
  for (const kind of TYPED) {
    const each = own[`${kind}Array`]?.BYTES_PER_ELEMENT;
    if (each !== undefined) count(`${kind}Array`, (given) => each * max(0, lengthOf(given[0])));
  }
  count('Array', (given) => (given.length === 1 ? 8 * firstNumber(given) : 0));
  count('ArrayBuffer', firstNumber);
}

/** What grows, is shared or is WebAssembly's. */
function countBuffers(ask: Ask): void {
  const constructor = (holder: object, name: string, sizeOf: SizeOf): void => {
    constructorStandIn(holder, name, (given, make) => {
      ask(sizeOf(given));
      return make();
    });
  };
  const method = (type: { readonly prototype: object }, name: string, each: number): void => {
    const original = getOwnPropertyDescriptor(type.prototype, name)?.value as Grow | undefined;
    if (!original) return;
    const own = {
      [name](this: object, ...given: readonly unknown[]): unknown {
        ask(each * firstNumber(given));
        return apply(original, this, given as [number]);
      },
    };
    standIn(type.prototype, name, own[name]);
  };
  method(ArrayBuffer, 'resize', 1);
  if ('SharedArrayBuffer' in globalThis) {
    method(SharedArrayBuffer, 'grow', 1);
    constructor(globalThis, 'SharedArrayBuffer', firstNumber);
  }
  method(WebAssembly.Memory, 'grow', WASM_PAGE);
  constructor(WebAssembly, 'Memory', (given) => {
    const { initial } = (given[0] ?? {}) as { readonly initial?: unknown };
    return typeof initial === 'number' ? WASM_PAGE * max(0, initial) : 0;
  });
}

type Grow = (this: object, size: number) => unknown;

/** Entries that are added to an array: counted where its length comes to a power of two. */
function countEntries(ask: Ask): void {
  const own = {
    push(this: unknown[], ..._values: unknown[]): number {
      // eslint-disable-next-line prefer-rest-params -- a list of them would be made each time
      return counted(apply(push, this, arguments as unknown as unknown[]), arguments.length);
    },
    unshift(this: unknown[], ..._values: unknown[]): number {
      // eslint-disable-next-line prefer-rest-params -- as above
      return counted(apply(unshift, this, arguments as unknown as unknown[]), arguments.length);
    },
  };
  const counted = (length: number, added: number): number => {
    const before = length - added;
    if (length >= 16 && clz(length) !== clz(before)) ask(8 * length);
    return length;
  };
  standIn(Array.prototype, 'push', own.push);
  standIn(Array.prototype, 'unshift', own.unshift);
}
