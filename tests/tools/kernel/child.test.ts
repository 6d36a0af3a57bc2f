// A cell does not go on where an interrupt has come while it waited for a child process.

import { waitForChild } from '../../../tools/kernel/interrupt/child';
import { At, shared } from '../../../tools/kernel/interrupt/shared';
import { KeyboardInterrupt } from '../../../tools/kernel/run/steps';

const patience = { sent: 1, likely: 1 };

/** As the thread that sends an interrupt to the child processes too. */
function send(): void {
  shared[At.sent]++;
}

test('an interrupt that came before does not count', () => {
  send();
  expect(waitForChild(() => 'done', patience)).toBe('done');
});

test('whatever the child gives then, the cell is stopped', () => {
  const ends = [
    () => ({ status: 0, signal: null }),
    () => {
      throw new Error('Command failed');
    },
  ];
  for (const end of ends) {
    const run = (): unknown =>
      waitForChild(() => {
        send();
        return end();
      }, patience);
    expect(run).toThrow(KeyboardInterrupt);
  }
});

test('a child that was ended by another is what it is', () => {
  const ended = { status: null, signal: 'SIGINT' };
  expect(waitForChild(() => ended, patience)).toBe(ended);
  const failed = Object.assign(new Error('Command failed'), { signal: 'SIGINT' });
  const run = (): unknown =>
    waitForChild(() => {
      throw failed;
    }, patience);
  expect(run).toThrow(failed);
});
