import type { Environment } from '../types';

export const environment: Environment = {
  language: () => process.env.CONVLAB_LANG, // set by the kernel from the notebook's folder, or by `npm start -- --lang ko`
  randomId: () => crypto.randomUUID(),
  yieldToEvents: () => new Promise((resume) => setImmediate(resume)),
};
