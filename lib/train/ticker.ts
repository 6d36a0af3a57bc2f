import { kernelHost } from '../notebook/host';

/** Lets the event loop breathe in a long loop, and learns there whether someone wants it to stop. */
export interface Ticker {
  /** To be awaited in each round; true once the loop should stop. */
  readonly tick: () => Promise<boolean>;
  readonly stopped: () => boolean;
}

const beat = 50; // milliseconds between two breaths: each costs some microseconds, and Interrupt should feel prompt

/** Stops by the notebook's Interrupt, or by a signal of your own. */
export function ticker(signal?: AbortSignal): Ticker {
  const host = kernelHost();
  const before = host?.interrupts() ?? 0;
  let last = performance.now();
  const stopped = (): boolean => signal?.aborted === true || (host?.interrupts() ?? 0) !== before;
  return {
    stopped,
    tick: async () => {
      if (performance.now() - last >= beat) {
        await new Promise((resume) => setImmediate(resume));
        last = performance.now();
      }
      return stopped();
    },
  };
}
