// What cells wait for, and how an interrupt ends it.

import { At, shared } from '../interrupt/shared';
import { KeyboardInterrupt } from './steps';

/** By this a library marks a promise whose work hears of an interrupt and soon gives what it has: lib's `fit`. */
const ENDS_BY_ITSELF = Symbol.for('convlab.endsWhenInterrupted');

/** What ends a waiting, and whether its work ends by itself. */
const waiting = new Map<(error: Error) => void, boolean>();
/** Whether this cell's first interrupt was left to what it waits for. */
let spared = false;

/** Waits for a value, but no longer than to the next interrupt. */
export function untilInterrupt<T>(value: T): Promise<Awaited<T>> {
  const endsByItself = (value as Record<symbol, unknown> | null | undefined)?.[ENDS_BY_ITSELF] === true;
  return new Promise((resolve, reject) => {
    if (endsByItself && spared) {
      reject(new KeyboardInterrupt()); // this cell was stopped already
      return;
    }
    waiting.set(reject, endsByItself);
    if (endsByItself) shared[At.patient]++;
    const settle =
      <R>(how: (result: R) => void) =>
      (result: R): void => {
        if (waiting.delete(reject) && endsByItself) shared[At.patient]--;
        how(result);
      };
    Promise.resolve(value).then(settle(resolve), settle(reject));
  });
}

/**
 * Ends every waiting there is. But where a cell waits for one thing only, and that ends by itself, it is left alone once:
 * the cell goes on with what it gives. Where somebody waits for the one who waits, all would go on that was to be stopped.
 */
export function endWaiting(): void {
  const all = [...waiting.keys()];
  if (!spared && all.length === 1 && waiting.get(all[0])) {
    spared = true;
    return;
  }
  waiting.clear();
  shared[At.patient] = 0; // what was given up may go on for long
  for (const reject of all) reject(new KeyboardInterrupt());
}

/** A new cell begins: an interrupt is its own first one. */
export function beginCell(): void {
  spared = false;
}

/** Whether the cell went on after an interrupt. */
export function wasSpared(): boolean {
  return spared;
}
