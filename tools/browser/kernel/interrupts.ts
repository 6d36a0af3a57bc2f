// Stop. What awaits something is ended at once. A loop that lets nothing in looks at shared memory (shared.ts), where the
// page is isolated; where it is not, the page ends the whole worker.

import { endWaiting } from '../../kernel/run/waiting';
import { KeyboardInterrupt } from '../../kernel/run/steps';
import { At, shared } from '../../kernel/interrupt/shared';

let taken = 0;
let count = 0;

/** How often Stop was pressed. */
export function interrupts(): number {
  return count;
}

/** Ends what is running: called once a press. */
export function interrupted(): void {
  taken = Atomics.load(shared, At.pressed);
  count++;
  endWaiting();
}

/** Whether the page has pressed Stop and nobody has been told yet; by this, all are. */
export function takeInterrupt(): boolean {
  if (Atomics.load(shared, At.pressed) === taken) return false;
  interrupted();
  return true;
}

/** Stands at the head of each loop of a cell (loop-checks.ts). */
export function checkLoop(): void {
  if (Atomics.load(shared, At.pressed) !== taken && takeInterrupt()) throw new KeyboardInterrupt();
}
