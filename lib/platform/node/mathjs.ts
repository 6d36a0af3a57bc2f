import type { Mathjs } from '../types';

export const mathjs: Mathjs = {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- when it is used: import 'convlab' stays quick
  get: () => require('mathjs') as unknown,
  load: () => Promise.resolve(mathjs.get()),
};
