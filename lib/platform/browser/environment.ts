import type { Environment } from '../types';

/** A worker has no page to ask: whoever starts it puts its language here. */
const key = Symbol.for('convlab.language');

export const environment: Environment = {
  language: () =>
    (globalThis as { [key]?: string })[key] ??
    ((typeof document === 'undefined' ? '' : document.documentElement.lang) || navigator.language),
  randomId: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(16)).join('-'), // randomUUID wants https
  yieldToEvents: () =>
    new Promise((resume) => {
      // A message comes after what waits already; a timer would add 4 milliseconds.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resume();
      };
      port2.postMessage(undefined);
    }),
};
