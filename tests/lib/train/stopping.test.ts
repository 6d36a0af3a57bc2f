import { evaluate, fit, naive, take, type Backend, type FitOptions } from 'convlab';
import { data, network, numbers, quiet } from './small-run';

test('a signal ends the run after the batch at hand; the network keeps what it learned', async () => {
  const model = network();
  const before = numbers(model);
  const stop = new AbortController();
  const result = await fit(
    model,
    data,
    quiet({
      signal: stop.signal,
      onBatch: ({ epoch, batch }) => {
        if (epoch === 2 && batch === 3) stop.abort();
      },
    }),
  );
  expect([result.interrupted, result.losses.length, result.history.length]).toEqual([true, 7, 1]);
  expect(numbers(model)).not.toEqual(before);
  await expect(evaluate(model, data, { backend: naive, signal: stop.signal })).rejects.toThrow(
    'evaluate: interrupted',
  );
});

/** A run of two epochs of four batches, stopped after a batch of its own choice or within a validation. */
async function stopped(
  at: { epoch: number; batch: number } | 'before',
  more: Partial<FitOptions> = {},
): Promise<[batches: number, epochs: number, validated: boolean, interrupted: boolean]> {
  const stop = new AbortController();
  if (at === 'before') stop.abort();
  const { losses, history, interrupted } = await fit(
    network(),
    data,
    quiet({
      epochs: 2,
      signal: stop.signal,
      onBatch: ({ epoch, batch }) => {
        if (at !== 'before' && epoch === at.epoch && batch === at.batch) stop.abort();
      },
      ...more,
    }),
  );
  return [losses.length, history.length, history.at(-1)?.validation !== undefined, interrupted];
}

test.each([
  ['within an epoch: that one does not count', { epoch: 1, batch: 3 }, {}, [3, 0, false, true]],
  ['after its last batch: it counts', { epoch: 1, batch: 4 }, {}, [4, 1, false, true]],
  ['at the very end: nothing was left to do', { epoch: 2, batch: 4 }, {}, [8, 2, false, false]],
  ['before the last validation', { epoch: 2, batch: 4 }, { validation: data }, [8, 2, false, true]],
  ['never', { epoch: 9, batch: 1 }, { validation: data }, [8, 2, true, false]],
  ['before it begins: nothing is learned', 'before', {}, [0, 0, false, true]],
] as const)('fit stopped %s', async (_, at, more, report) => {
  expect(await stopped(at, more)).toEqual(report);
});

test('evaluate throws where its signal was given before', async () => {
  const stop = AbortSignal.abort();
  await expect(evaluate(network(), data, { backend: naive, signal: stop })).rejects.toThrow('interrupted');
});

test('a stop within the last validation is an interrupt', async () => {
  const stop = new AbortController();
  let passes = 0;
  const backend: Backend = {
    ...naive,
    dense: (x, w, b) => {
      if (++passes === 5) stop.abort(); // four batches of the epoch, then the first of three that are judged
      return naive.dense(x, w, b);
    },
  };
  const validation = take(
    data,
    [...Array(250).keys()].map((i) => i % 30),
  );
  const { history, interrupted } = await fit(
    network(),
    data,
    quiet({ epochs: 1, backend, validation, signal: stop.signal }),
  );
  expect([history.length, history[0].validation, interrupted, passes]).toEqual([1, undefined, true, 5]);
});

test('fit yields to the event loop: a timer can stop a long run', async () => {
  const stop = new AbortController();
  setTimeout(() => {
    stop.abort();
  }, 20);
  const result = await fit(network(), data, quiet({ epochs: 100_000, signal: stop.signal }));
  expect(result.interrupted).toBe(true);
  expect(result.seconds).toBeLessThan(2);
});

describe('Ctrl-C in a script', () => {
  const others = process.listeners('SIGINT');
  let written: jest.SpyInstance;
  beforeEach(() => {
    written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    process.removeAllListeners('SIGINT');
  });
  afterEach(() => {
    process.removeAllListeners('SIGINT');
    for (const one of others) process.on('SIGINT', one);
    written.mockRestore();
  });
  const onBatch = ({ batch }: { batch: number }): void => {
    if (batch === 3) process.emit('SIGINT', 'SIGINT');
  };

  test('ends the run after the batch at hand, and says so once', async () => {
    const { interrupted, losses } = await fit(network(), data, quiet({ onBatch }));
    expect([interrupted, losses.length, written.mock.calls.length]).toEqual([true, 3, 1]);
  });

  test('keeps what was learned', async () => {
    const model = network();
    const before = numbers(model);
    await fit(model, data, quiet({ onBatch }));
    expect(numbers(model)).not.toEqual(before);
  });

  test('is listened to only while something runs', async () => {
    await fit(network(), data, quiet({ onBatch }));
    expect(process.listenerCount('SIGINT')).toBe(0);
  });

  test('is left to a script that listens itself', async () => {
    const own = jest.fn();
    process.on('SIGINT', own);
    expect((await fit(network(), data, quiet({ onBatch }))).interrupted).toBe(false);
    expect(own).toHaveBeenCalledTimes(6);
  });
});

test('a notebook waits for what fit gives when it is interrupted', async () => {
  const running = fit(network(), data, quiet());
  expect(running).toMatchObject({ [Symbol.for('convlab.endsWhenInterrupted')]: true });
  await running;
});
