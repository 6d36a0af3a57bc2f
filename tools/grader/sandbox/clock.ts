import type { Spent } from './spent';

// An answer's time, by what its process computes and not by the clock on the wall: a busy machine, or a class graded on
// all cores, must not turn a right answer into one that ran out of time. What sleeps without computing is ended, too.

/** Why time is up: the process computed for as long as it may, slept far longer, or (where nobody knows) either. */
export type TimeIsUp = 'computing' | 'sleeping' | 'by the clock';

export interface Clock {
  /** From here on, so many seconds. */
  start(seconds: number): void;
  stop(): void;
  /** Seconds computed since the start; of the clock on the wall where the kernel does not say. */
  spent(): number;
}

/** Asleep for so many times its limit, a process is ended. */
const ASLEEP = 4;
/** Looked at no more often than this, in seconds. */
const SHORTEST = 0.02;

/** What was seen of the process, and when. */
interface Look {
  readonly at: number;
  readonly spent: Spent | undefined;
}

/** `read` says what the process has used: undefined where that is not known, or the process is gone. */
export function clockFor(read: () => Spent | undefined, ring: (why: TimeIsUp) => void): Clock {
  let timer: NodeJS.Timeout | undefined;
  let limit = Infinity;
  let asleep = 0;
  const look = (): Look => ({ at: performance.now() / 1000, spent: read() });
  let first = look();

  const computed = (now: Look): number =>
    (now.spent?.computing ?? now.at) - (first.spent?.computing ?? first.at);

  const plan = (last: Look): void => {
    const wait = Math.max(SHORTEST, limit - computed(last));
    timer = setTimeout(() => {
      const now = look();
      if (first.spent && !now.spent) return; // it is gone, and that will be heard
      asleep += Math.min(idle(last, now), wait); // this process may have been late: it saw no more sleep than planned
      if (computed(now) >= limit) ring(first.spent ? 'computing' : 'by the clock');
      else if (asleep >= ASLEEP * limit) ring('sleeping');
      else plan(now);
    }, wait * 1000);
  };

  return {
    start(seconds) {
      clearTimeout(timer);
      [limit, asleep] = [seconds, 0];
      first = look();
      plan(first);
    },
    stop() {
      clearTimeout(timer);
    },
    spent() {
      const now = look();
      return first.spent && !now.spent ? 0 : computed(now);
    },
  };
}

/** Seconds between two looks in which the process had nothing to do. */
function idle(a: Look, b: Look): number {
  if (!a.spent || !b.spent) return 0;
  return Math.max(
    0,
    b.at - a.at - (b.spent.computing - a.spent.computing) - (b.spent.queued - a.spent.queued),
  );
}
