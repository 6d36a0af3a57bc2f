// node:util: Node's own inspect, and its own parseArgs, as packages.

import { format, inspect } from 'node-inspect-extracted';
import { isProxy } from './proxies';

export { format, inspect };
export { parseArgs } from '@pkgjs/parseargs';

const { getPrototypeOf } = Object;
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** As `instanceof` without asking the value: an answer's class could decide what that says, and a proxy never end. */
const isBelow =
  (prototype: object) =>
  (value: unknown): boolean => {
    if (!isObject(value)) return false;
    let at = value as object | null;
    while (at !== null && at !== prototype) at = isProxy(at) ? null : (getPrototypeOf(at) as object | null);
    return at !== null;
  };

export const types = {
  isNativeError: (Error as { isError?: (value: unknown) => boolean }).isError ?? isBelow(Error.prototype),
  isProxy,
  isPromise: isBelow(Promise.prototype),
};

export default { format, inspect, types };
