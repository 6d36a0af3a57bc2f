import { milliseconds } from 'convlab';

/** Keeps the machine at work. */
const busy = (ms: number): void => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

test('milliseconds: the least of all attempts', () => {
  const waits = [30, 5, 30];
  const least = milliseconds(
    () => {
      busy(waits.pop()!);
    },
    { attempts: 3 },
  );
  expect(waits).toEqual([]);
  expect(least).toBeGreaterThanOrEqual(5);
  expect(least).toBeLessThan(30);
});

test('milliseconds: refuses a promise, and fewer attempts than 1', () => {
  expect(() => milliseconds(async () => Promise.resolve())).toThrow(TypeError);
  expect(() => milliseconds(async () => Promise.resolve())).toThrow(
    'an await, and performance.now() - start',
  );
  for (const attempts of [0, 1.5, NaN])
    expect(() => milliseconds(() => undefined, { attempts })).toThrow(
      `milliseconds: attempts must be a whole number of at least 1, not ${attempts}`,
    );
});
