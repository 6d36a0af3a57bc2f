import type { Mathjs } from '../types';

let loaded: unknown;

export const mathjs: Mathjs = {
  get() {
    if (loaded === undefined) throw new Error('mathjs is not loaded yet: await loadMathjs() first');
    return loaded;
  },
  load: async () => (loaded ??= await import('mathjs')),
};
