import { spawn } from 'node:child_process';
import { clockFor, type TimeIsUp } from '../../../tools/grader/sandbox/clock';
import { lastOfLine, spentBy, type Spent } from '../../../tools/grader/sandbox/spent';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** When and why a clock of 2 s rings, for a process that has used `spent(seconds since the start)`. */
function ringsFor(spent: (seconds: number) => Spent | undefined): { why?: TimeIsUp; at?: number } {
  const rang: { why?: TimeIsUp; at?: number } = {};
  const begun = performance.now();
  const now = (): number => (performance.now() - begun) / 1000;
  const clock = clockFor(
    () => spent(now()),
    (why) => Object.assign(rang, { why, at: now() }),
  );
  clock.start(2);
  jest.advanceTimersByTime(100_000);
  clock.stop();
  return rang;
}

test('clock: counts what the process computes, however long it waits for a processor', () => {
  const quiet = ringsFor((t) => ({ computing: 3 + t, queued: 0 }));
  expect(quiet).toEqual({ why: 'computing', at: expect.closeTo(2, 1) as number });
  const busy = ringsFor((t) => ({ computing: 3 + t / 20, queued: 5 + (t * 19) / 20 }));
  expect(busy).toEqual({ why: 'computing', at: expect.closeTo(40, 1) as number });
});

test('clock: what sleeps is ended after four times its limit', () => {
  const rang = ringsFor((t) => ({ computing: Math.min(t, 0.5), queued: 0 }));
  expect(rang.why).toBe('sleeping');
  expect(rang.at).toBeGreaterThan(8);
  expect(rang.at).toBeLessThan(12);
});

test('clock: where nobody knows what a process uses, the clock on the wall counts', () => {
  expect(ringsFor(() => undefined)).toEqual({ why: 'by the clock', at: 2 });
});

test('clock: a process that is gone has not run out of time', () => {
  expect(ringsFor((t) => (t < 1 ? { computing: t, queued: 0 } : undefined))).toEqual({});
});

test('clock: the time that this process itself was late is no sleep of the other', () => {
  let rang: TimeIsUp | undefined;
  const clock = clockFor(
    () => ({ computing: 0, queued: 0 }),
    (why) => (rang = why),
  );
  clock.start(2);
  jest.setSystemTime(Date.now() + 60_000);
  jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
  jest.advanceTimersByTime(2_100);
  expect(rang).toBeUndefined();
  clock.stop();
  jest.restoreAllMocks();
});

test('spentBy: what the kernel says of a process, and of the last of a line of them', async () => {
  if (process.platform !== 'linux') return;
  const loop = "const end = Date.now() + 60000; process.stdout.write('x'); while (Date.now() < end);";
  const child = spawn('sh', ['-c', '"$0" -e "$1"; true', process.execPath, loop], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const last = await new Promise<number>((resolve) => {
    child.stdout.once('data', () => {
      resolve(lastOfLine(child.pid ?? 0));
    });
  });
  try {
    expect(last).not.toBe(child.pid);
    const first = spentBy(last)?.computing ?? 0;
    expect(first).toBeGreaterThan(0);
    for (let now = first; now < first + 0.05;) now = spentBy(last)?.computing ?? NaN;
    expect(spentBy(child.pid ?? 0)?.computing).toBeLessThan(first + 0.05);
  } finally {
    process.kill(last, 'SIGKILL');
  }
  expect(spentBy(2 ** 30)).toBeUndefined();
});
