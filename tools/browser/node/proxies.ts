// Which objects are proxies: a page cannot tell, so they are noted as they are made (checker/note-proxies.ts).

import { uncurry } from '../../grader/wire/uncurry';

const noted = new WeakSet();
const has = uncurry(WeakSet.prototype.has) as (set: WeakSet<object>, value: unknown) => boolean;
const add = uncurry(WeakSet.prototype.add) as (set: WeakSet<object>, value: object) => unknown;

export const isProxy = (value: unknown): boolean => has(noted, value);

export function noteProxy<Made extends object>(proxy: Made): Made {
  add(noted, proxy);
  return proxy;
}
