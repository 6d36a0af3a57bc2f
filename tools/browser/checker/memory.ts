// How much memory an answer may ask for: what it has made is counted, whether it still holds it or not.

/** What Node says, where an answer's process has no more. */
const SPENT = 'Array buffer allocation failed';

type Made = (bytes: number) => void;
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- what any constructor is
type Constructor = new (...given: any[]) => object;

/** Gives the answer's realm its count, `__made` of count-allocations.ts, and arrays and buffers that count themselves. */
export function limitMemory(megabytes: number): void {
  let left = megabytes * 1e6;
  const made: Made = (bytes) => {
    left -= bytes;
    if (left < 0) throw new RangeError(SPENT);
  };
  Object.defineProperty(globalThis, '__made', { value: made });
  countGrowth(made);
  const typed = [
    Float32Array,
    Float64Array,
    Int8Array,
    Int16Array,
    Int32Array,
    Uint8Array,
    Uint8ClampedArray,
  ];
  for (const type of [...typed, Uint16Array, Uint32Array])
    countOwn(type.name, type, ([given]) => type.BYTES_PER_ELEMENT * lengthOf(given), made);
  countOwn('Array', Array, ([given]) => (typeof given === 'number' ? 8 * given : 0), made);
  countOwn('ArrayBuffer', ArrayBuffer, ([given]) => (typeof given === 'number' ? given : 0), made);
}

/** Of what a typed array is made of: a number, or something like an array. */
function lengthOf(given: unknown): number {
  if (typeof given === 'number') return given;
  const { length } = (given ?? {}) as { readonly length?: unknown };
  return typeof length === 'number' ? length : 0;
}

/** Puts a constructor that counts in the place of a global one. */
function countOwn(
  name: string,
  type: Constructor,
  sizeOf: (given: readonly unknown[]) => number,
  made: Made,
): void {
  const counted: Constructor = new Proxy(type, {
    construct(target, given: readonly unknown[], newTarget) {
      made(Math.max(0, sizeOf(given)));
      return Reflect.construct(target, given, newTarget === counted ? target : newTarget) as object;
    },
    apply(target, that, given: readonly unknown[]) {
      made(Math.max(0, sizeOf(given))); // `Array(9)` is an array, too
      return Reflect.apply(target as unknown as (...all: unknown[]) => unknown, that, given);
    },
  });
  for (const [at, property] of [
    [type.prototype as object, 'constructor'],
    [globalThis, name],
  ] as const)
    Object.defineProperty(at, property, { value: counted, writable: true, configurable: true });
}

function countGrowth(made: Made): void {
  for (const name of ['push', 'unshift'] as const) {
    const original = Reflect.get(Array.prototype, name) as (...values: unknown[]) => number;
    const { [name]: counted } = {
      [name](this: unknown[], ...values: unknown[]): number {
        made(8 * values.length);
        return Reflect.apply(original, this, values);
      },
    };
    Object.defineProperty(Array.prototype, name, { value: counted, writable: true, configurable: true });
  }
}
