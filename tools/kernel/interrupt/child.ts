// A cell that waits for a child process: an interrupt reaches both, and the child may end first. The cell must not go on
// in the moment until it hears of it.

import { KeyboardInterrupt } from '../run/steps';
import { At, shared } from './shared';

/** How long an interrupt may be on its way, in milliseconds: where one was sent, and where a child's end lets us think so. */
const PATIENCE = { sent: 5000, likely: 1000 };

/**
 * Runs what waits for a child process. Where an interrupt has come meanwhile, nothing behind it runs: this waits to be
 * ended.
 */
export function waitForChild<T>(run: () => T, patience = PATIENCE): T {
  const before = shared[At.sent];
  const stay = (ended: unknown): void => {
    const wasSent = shared[At.sent] !== before;
    // A front end may send the signal itself, to all processes of the kernel.
    const isLikely = (ended as { signal?: unknown } | null | undefined)?.signal === 'SIGINT';
    if (wasSent || isLikely) Atomics.wait(shared, At.never, 0, wasSent ? patience.sent : patience.likely);
    if (wasSent) throw new KeyboardInterrupt();
  };
  let result: T;
  try {
    result = run();
  } catch (error) {
    stay(error);
    throw error;
  }
  stay(result);
  return result;
}
