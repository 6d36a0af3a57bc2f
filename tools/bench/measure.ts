/** One thing to time, and how often it must run to fill a few milliseconds. */
export interface Contestant {
  readonly name: string;
  readonly run: () => void;
  /** Time on the clock, not of the processor: for what runs in several threads. */
  readonly wall?: boolean;
}

const MILLISECONDS_A_SAMPLE = 8;
const LONG = 50; // ms: what takes longer finds its caches cold anyway, and sits out after a few rounds
const FEW_ROUNDS = 3;
const MANY_ROUNDS = 400;
/** An idle processor needs so long to wake; in training it never sleeps. */
const WAKING_MILLISECONDS = 10;

/**
 * The least time of each, in ms a run. All take turns, so that a noisy moment hits all alike; the least of many times
 * is the one that the rest of the machine disturbed least. One thread is timed by the processor's clock where that is
 * less, because the time that other processes took is not in it.
 */
export function interleavedMinima(contestants: readonly Contestant[], budget: number): Map<string, number> {
  const best = new Map<string, number>();
  const plans = contestants.map((contestant) => warmUp(contestant));
  const end = wallClock() + budget * contestants.length;
  for (let round = 0; round < FEW_ROUNDS || (wallClock() < end && round < MANY_ROUNDS); round++) {
    contestants.forEach((contestant, i) => {
      if (round >= FEW_ROUNDS && plans[i].isLong) return; // it would leave the others no time
      const time = sample(contestant, plans[i]);
      best.set(contestant.name, Math.min(best.get(contestant.name) ?? Infinity, time));
    });
  }
  return best;
}

/** How a contestant is sampled. */
interface Plan {
  readonly repeats: number;
  readonly isLong: boolean;
}

/** Runs it until the compilers are done with it, and sees how long it takes. */
function warmUp({ run }: Contestant): Plan {
  run();
  const start = wallClock();
  run();
  const once = wallClock() - start;
  if (once > 200) return { repeats: 1, isLong: true };
  const end = wallClock() + 150;
  let runs = 0;
  const from = wallClock();
  while (wallClock() < end) {
    run();
    runs++;
  }
  const mean = (wallClock() - from) / runs;
  return { repeats: Math.max(1, Math.ceil(MILLISECONDS_A_SAMPLE / mean)), isLong: mean >= LONG };
}

function sample({ run, wall }: Contestant, { repeats, isLong }: Plan): number {
  if (!isLong) run(); // the one before left its own numbers in the caches
  for (const end = wallClock() + WAKING_MILLISECONDS; wall && !isLong && wallClock() < end;) run();
  const usage = process.cpuUsage();
  const start = wallClock();
  for (let i = 0; i < repeats; i++) run();
  const onClock = wallClock() - start;
  const { user, system } = process.cpuUsage(usage);
  const onProcessor = (user + system) / 1000;
  return (wall ? onClock : Math.min(onClock, onProcessor)) / repeats;
}

export function wallClock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
