/** One thing to time, and how often it must run to fill a few milliseconds. */
export interface Contestant {
  readonly name: string;
  readonly run: () => void;
  /** Time on the clock, not of the processor: for what runs in several threads. */
  readonly wall?: boolean;
}

const MILLISECONDS_A_SAMPLE = 4;

/**
 * The least time of each, in ms a run. All take turns, so that a noisy moment hits all alike; the least of many times
 * is the one that the rest of the machine disturbed least. One thread is timed by the processor's clock where that is
 * less, because the time that other processes took is not in it.
 */
export function interleavedMinima(contestants: readonly Contestant[], budget: number): Map<string, number> {
  const best = new Map<string, number>();
  const repeats = contestants.map((contestant) => warmUp(contestant));
  const end = wallClock() + budget * contestants.length;
  for (let round = 0; round < 3 || (wallClock() < end && round < 400); round++) {
    contestants.forEach((contestant, i) => {
      const time = sample(contestant, repeats[i]);
      best.set(contestant.name, Math.min(best.get(contestant.name) ?? Infinity, time));
    });
  }
  return best;
}

/** Runs it until the compilers are done with it; how many runs make a sample. */
function warmUp({ run }: Contestant): number {
  run();
  const start = wallClock();
  run();
  const once = wallClock() - start;
  if (once > 200) return 1;
  const end = wallClock() + 150;
  let runs = 0;
  const from = wallClock();
  while (wallClock() < end) {
    run();
    runs++;
  }
  return Math.max(1, Math.ceil(MILLISECONDS_A_SAMPLE / ((wallClock() - from) / runs)));
}

function sample({ run, wall }: Contestant, repeats: number): number {
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
