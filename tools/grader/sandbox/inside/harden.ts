import { keptGlobals } from './kept-globals';

const { freeze, getOwnPropertyDescriptors, getPrototypeOf } = Object;
const { ownKeys, deleteProperty } = Reflect;

/**
 * Leaves this realm nothing of Node, and nothing that can be changed. No answer runs in it. Should one find a way in all
 * the same, there is nothing to take, and no place where something could be left for the answer that comes after it.
 */
export function harden(): void {
  for (const name of ownKeys(globalThis)) {
    if (typeof name === 'string' && !keptGlobals.has(name)) deleteProperty(globalThis, name);
  }
  freezeAll(globalThis);
}

function freezeAll(root: object): void {
  const seen = new Set<object>();
  const left: unknown[] = [root];
  while (left.length > 0) {
    const one = left.pop();
    if ((typeof one !== 'object' && typeof one !== 'function') || one === null || seen.has(one)) continue;
    seen.add(one);
    freeze(one);
    left.push(getPrototypeOf(one));
    const all = getOwnPropertyDescriptors(one) as Record<PropertyKey, PropertyDescriptor>;
    for (const key of ownKeys(all)) left.push(all[key].value, all[key].get, all[key].set);
  }
}
