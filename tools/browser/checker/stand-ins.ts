// Functions in the place of the language's own. An answer finds them named, counted and written out like those; all that they
// use was taken before it is there.

import { uncurry } from '../../grader/wire/uncurry';

const { apply, construct } = Reflect;
const { defineProperty, getOwnPropertyDescriptor, hasOwn } = Object;
const PlainProxy = Proxy;
const originals = new WeakMap<object, object>();
const originalOf = uncurry(WeakMap.prototype.get) as (
  map: typeof originals,
  key: unknown,
) => object | undefined;

type Method = (this: never, ...given: never[]) => unknown;
type Make = () => object;

/** Puts `own` where `holder` has the method `name`; a method in short writing is no constructor, as those are none. */
export function standIn(holder: object, name: string, own: Method): void {
  const found = getOwnPropertyDescriptor(holder, name);
  const original = found?.value as Method;
  if (own.length !== original.length)
    defineProperty(own, 'length', { value: original.length, configurable: true });
  originals.set(own, original);
  defineProperty(holder, name, { ...found, value: own });
}

/**
 * Puts a constructor in the place of one of `holder`.
 *
 * @param around makes the object by its second argument, with something done before or after
 */
export function constructorStandIn(
  holder: object,
  name: string,
  around: (given: readonly unknown[], make: Make) => object,
): void {
  const found = getOwnPropertyDescriptor(holder, name);
  const original = found?.value as new (...given: unknown[]) => object;
  const calls = name === 'Array'; // `Array(9)` is an array, too
  // Without a prototype: what an answer adds to Object.prototype is no trap.
  const own: typeof original = new PlainProxy(original, {
    __proto__: null,
    construct: (_: unknown, given: readonly unknown[], newTarget: unknown) =>
      around(given, () => construct(original, given, newTarget === own ? original : (newTarget as never))),
    ...(calls && {
      apply: (_: unknown, that: unknown, given: readonly unknown[]) =>
        around(given, () => apply<unknown, unknown[], object>(original as never, that, given as unknown[])),
    }),
  } as ProxyHandler<typeof original>);
  originals.set(own, original);
  const prototype = original.prototype as object | undefined;
  if (prototype && hasOwn(prototype, 'constructor'))
    defineProperty(prototype, 'constructor', { value: own, writable: true, configurable: true });
  defineProperty(holder, name, { ...found, value: own });
}

const { toString } = Function.prototype;
const written = {
  toString(this: unknown): string {
    return apply(toString, originalOf(originals, this) ?? this, []);
  },
};
standIn(Function.prototype, 'toString', written.toString);
