// node:util: Node's own inspect, and its own parseArgs, as packages.

import { format, inspect } from 'node-inspect-extracted';

export { format, inspect };
export { parseArgs } from '@pkgjs/parseargs';

export const types = {
  isNativeError: (value: unknown): boolean => value instanceof Error,
  /** A page cannot know. */
  isProxy: (): boolean => false,
  isPromise: (value: unknown): boolean => value instanceof Promise,
};

export default { format, inspect, types };
