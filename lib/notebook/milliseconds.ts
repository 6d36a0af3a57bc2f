/**
 * How long `run` takes, in milliseconds: the least of several attempts, since whatever else the machine does can
 * only make a run longer.
 */
export function milliseconds(run: () => void, { attempts = 5 }: { attempts?: number } = {}): number {
  let best = Infinity;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
