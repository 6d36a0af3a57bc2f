// How much memory an answer may hold. What it makes is counted, and samples of it are watched, whether they are still there:
// no browser tells how much a worker holds, and some end the whole tab where it has no more.
//
// A loop that never lets go of its thread sees no finalizer, and a WeakRef that it makes or reads keeps what it refers to until
// the loop is over. So each sample has a canary, made before the answer ran: only a WeakMap holds it, by the sample as its key.
// Where the canary is gone, so is the sample. One that is read while it lives is used up, and its sample gets another one.

import { uncurry } from '../../grader/wire/uncurry';
import { isProxy } from '../node/proxies';
import { constructorStandIn, standIn } from './stand-ins';

/** What Node says, where an answer's process has no more. */
const SPENT = 'Array buffer allocation failed';
/** Bytes from one sample to the next, at first; as canaries get few, there are more. */
const STEP = 1e6;
/** Samples between two looks whether the collector came by. */
const LOOK = 16;
const MOST_SAMPLES = 2048;
const CANARIES = 16_384;
/** An array so long is looked at for itself, each time that it has doubled. */
const LONG = STEP / 8;
/** So many times the limit is asked for in arrays and buffers, until the collector is called; and where it does not come. */
const AHEAD = 1;
const MOST_AHEAD = 3;
/** Entries of an array that calls it, and how many of them it may take. */
const CALL = 4e6;
const CALLS = 256;
const WASM_PAGE = 65_536;

const PlainArray = Array;
/** What was made last to call the collector: an engine leaves out what nobody sees. */
export let call: unknown;
const { apply } = Reflect;
const { getOwnPropertyDescriptor } = Object;
const { random, max, clz32: clz } = Math;
const { push, unshift } = Array.prototype;
const OutOfRange = RangeError;
const deref = uncurry(WeakRef.prototype.deref) as (ref: WeakRef<Canary>) => Canary | undefined;
const canaryOf = uncurry(WeakMap.prototype.get) as (map: Watched, thing: object) => Canary | undefined;
const watch = uncurry(WeakMap.prototype.set) as (map: Watched, thing: object, canary: Canary) => unknown;

interface Canary {
  /** Its sample; that keeps nothing alive, for the canary itself lives by it. */
  thing: object | undefined;
  sample: Sample | undefined;
}
type Watched = WeakMap<object, Canary>;

interface Sample {
  ref: WeakRef<Canary>;
  /** How much it stands for. */
  bytes: number;
  /** An array that stands for itself, however long it is by now. */
  isLong: boolean;
  isKept: boolean;
  /** How often the collector has left it. */
  left: number;
  born: number;
  next: Sample | undefined;
}

/** Counts bytes, which `thing` is the last part of, and gives it back. */
export type Made = <Thing extends object | undefined>(bytes: number, thing: Thing) => Thing;

/** Gives the answer's realm arrays and buffers that count themselves; the rest its code counts (count-allocations.ts). */
export function limitMemory(megabytes: number): Made {
  const limit = megabytes * 1e6;
  const { made, grown, laid } = counter(limit);
  /** Before it is tried: nothing is so large. */
  const ask = (bytes: number): void => {
    made(bytes > limit ? Infinity : 0, undefined);
  };
  countConstructors(laid, ask);
  countBuffers(ask);
  countEntries(made, grown);
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

function countConstructors(laid: Made, ask: Ask): void {
  const count = (name: string, sizeOf: SizeOf): void => {
    constructorStandIn(globalThis, name, (given, make) => {
      const bytes = sizeOf(given);
      ask(bytes);
      return laid(bytes, make());
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

/** What grows, is shared or is WebAssembly's: nothing hurries to take it back, so it counts for good. */
function countBuffers(ask: Ask): void {
  let asked = 0;
  const askFor = (bytes: number): void => {
    asked += bytes;
    ask(asked);
  };
  const constructor = (holder: object, name: string, sizeOf: SizeOf): void => {
    constructorStandIn(holder, name, (given, make) => {
      askFor(sizeOf(given));
      return make();
    });
  };
  const method = (type: { readonly prototype: object }, name: string, each: number): void => {
    const original = getOwnPropertyDescriptor(type.prototype, name)?.value as Grow | undefined;
    if (!original) return;
    const own = {
      [name](this: object, ...given: readonly unknown[]): unknown {
        askFor(each * firstNumber(given));
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
function countEntries(made: Made, grown: (array: object, length: number) => void): void {
  const own = {
    push(this: unknown[], ..._values: unknown[]): number {
      // eslint-disable-next-line prefer-rest-params -- a list of them would be made each time
      return counted(this, apply(push, this, arguments as unknown as unknown[]), arguments.length);
    },
    unshift(this: unknown[], ..._values: unknown[]): number {
      // eslint-disable-next-line prefer-rest-params -- as above
      return counted(this, apply(unshift, this, arguments as unknown as unknown[]), arguments.length);
    },
  };
  const counted = (array: unknown[], length: number, added: number): number => {
    const before = length - added;
    if (length >= 16 && clz(length) !== clz(before)) {
      if (length < LONG) made(4 * length, array);
      else grown(array, length);
    }
    return length;
  };
  standIn(Array.prototype, 'push', own.push);
  standIn(Array.prototype, 'unshift', own.unshift);
}

interface Counter {
  readonly made: Made;
  /** The same for what is one piece of memory. */
  readonly laid: Made;
  /** For an array that has become so long. */
  readonly grown: (array: object, length: number) => void;
}

function counter(limit: number): Counter {
  const refs: WeakRef<Canary>[] = [];
  const canaries: (Canary | undefined)[] = [];
  for (let i = 0; i < CANARIES; i++) {
    const canary = { thing: undefined, sample: undefined };
    refs[i] = new WeakRef<Canary>(canary);
    canaries[i] = canary;
  }
  const watched: Watched = new WeakMap();
  let unused = CANARIES;
  let samples: Sample | undefined;
  let count = 0;
  let step = STEP;
  let fewer = CANARIES / 2;
  let drawn = STEP;
  let left = STEP;
  let untilLook = LOOK;
  let born = 0;
  let witness: WeakRef<Canary> | undefined;
  let armed = 0;
  let ahead = 0;
  let mostAhead = AHEAD * limit;
  let collections = 0;

  const spend = (): never => {
    left = -Infinity; // whoever catches it gets no more
    throw new OutOfRange(SPENT);
  };

  /** Has a canary sing for it. */
  const follow = (thing: object, sample: Sample): void => {
    const canary = canaries[--unused]!;
    canaries[unused] = undefined;
    sample.ref = refs[unused];
    sample.born = born++;
    canary.thing = thing;
    canary.sample = sample;
    watch(watched, thing, canary);
  };

  const add = (thing: object, bytes: number, isLong: boolean): void => {
    const known = canaryOf(watched, thing)?.sample;
    if (known?.isKept) {
      known.bytes = max(known.bytes, bytes);
      known.isLong ||= isLong;
    } else if (unused > 0) {
      samples = { ref: refs[0], bytes, isLong, isKept: true, left: 0, born, next: samples };
      count++;
      follow(thing, samples);
    }
    if (count > MOST_SAMPLES || unused < fewer) thinOut();
    if (--untilLook <= 0) look();
  };

  /** Half as many samples, each of which stands for twice as much; what is large by itself stays. */
  const thinOut = (): void => {
    step *= 2;
    if (unused < fewer) fewer /= 2;
    let kept: Sample | undefined;
    count = 0;
    for (let one = samples; one;) {
      const { next } = one;
      if (one.bytes >= step || random() < one.bytes / step) {
        one.bytes = max(one.bytes, step);
        one.next = kept;
        kept = one;
        count++;
      } else one.isKept = false;
      one = next;
    }
    samples = kept;
  };

  /** Where the collector came by: what those samples stand for that it has left. */
  const look = (): void => {
    untilLook = LOOK;
    if (unused < MOST_SAMPLES / 8) return; // no more canaries than for so much: the browser itself ends what goes on
    if (witness && deref(witness) === undefined) {
      ahead = 0;
      collections++;
      judge();
    }
    witness = refs[--unused];
    canaries[unused] = undefined;
    armed = born;
  };

  /** Buffers lie beside the collector's own memory: for them alone, it may not come in time. Twice, as judge() wants it. */
  const callCollector = (): void => {
    const before = collections;
    for (let i = 0; i < CALLS && collections < before + 2; i++) {
      call = new PlainArray(CALL);
      look();
    }
    call = undefined;
    if (collections > before) mostAhead = AHEAD * limit;
    else if (ahead > MOST_AHEAD * limit) spend();
    else mostAhead = ahead + AHEAD * limit;
  };

  const judge = (): void => {
    let held = 0;
    let kept: Sample | undefined;
    count = 0;
    for (let one = samples; one;) {
      const { next } = one;
      let lives = true;
      if (one.born < armed) {
        const canary = deref(one.ref);
        const thing = canary?.thing;
        lives = thing !== undefined;
        if (canary && thing && unused > 0) {
          canary.thing = undefined;
          if (one.isLong) one.bytes = 8 * (thing as unknown[]).length;
          if (++one.left > 1) held += one.bytes; // at the first time it may have been there only as the collector began
          follow(thing, one);
        }
      }
      if (lives) {
        one.next = kept;
        kept = one;
        count++;
      }
      one = next;
    }
    samples = kept;
    if (held > limit) spend();
  };

  const cross = (thing: object | undefined): void => {
    const bytes = drawn - left;
    if (bytes === Infinity) spend();
    left = drawn = step * (0.5 + random()); // no loop makes its large things just between two samples
    if (thing) add(thing, bytes, false);
  };
  const made: Made = (bytes, thing) => {
    left -= bytes;
    if (left < 0) cross(thing);
    return thing;
  };
  return {
    made,
    laid(bytes, thing) {
      ahead += bytes;
      if (ahead > mostAhead) callCollector();
      return made(bytes, thing);
    },
    grown(array, length) {
      const bytes = 8 * length;
      if (bytes > limit) spend();
      if (isProxy(array)) return;
      if (bytes >= step || random() < bytes / step) add(array, max(bytes, step), true);
    },
  };
}
