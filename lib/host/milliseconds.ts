import { checkInteger } from '../geometry';

/**
 * How long `run` takes, in milliseconds: the least of several attempts, since whatever else the machine does can
 * only make a run longer.
 *
 * Throws ShapeError for fewer attempts than 1, TypeError where `run` returns a promise, whose work is done later.
 */
export function milliseconds(run: () => unknown, { attempts = 5 }: { attempts?: number } = {}): number {
  checkInteger('milliseconds', 'attempts', attempts, 1);
  let best = Infinity;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const start = performance.now();
    const given = run();
    best = Math.min(best, performance.now() - start);
    if (typeof given === 'object' && given !== null && 'then' in given) {
      throw new TypeError(
        'milliseconds: run gives a promise, and its work is done later; ' +
          'const start = performance.now(), an await, and performance.now() - start measure it',
      );
    }
  }
  return best;
}
