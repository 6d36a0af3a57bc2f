import {
  adam,
  denseLayer,
  fit,
  naive,
  randomNormal,
  seededNormal,
  seededRandom,
  sequential,
  shufflePixels,
  split,
  type Model,
} from 'convlab';

const model = (seed: number): Model => sequential([denseLayer({ units: 2 })], { inputShape: [3], seed });
const data = { images: randomNormal([4, 3]), labels: [0, 1, 0, 1] };

test.each([0.5, NaN, Infinity])('a seed of %p is refused by whoever draws', async (seed) => {
  for (const draw of [
    () => seededRandom(seed),
    () => seededNormal(seed),
    () => shufflePixels(randomNormal([2, 3]), { seed: seed }),
    () => split(data, 0.5, { seed: seed }),
    () => model(seed),
    () => model(1).record(naive, data.images, { seed: seed }),
  ])
    expect(draw).toThrow(/^\w+: a seed is a whole number, not (0.5|NaN|Infinity)$/);
  const options = { backend: naive, optimizer: adam(), progress: false, seed: seed };
  await expect(fit(model(1), data, options)).rejects.toThrow('fit: a seed is a whole number');
});

test('whole seeds of any size and sign give numbers of their own', () => {
  const first = [0, 1, -1, 2 ** 31, 123_456].map((seed) => seededRandom(seed)());
  expect(new Set(first).size).toBe(5);
  expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(seededRandom(7)()).toBe(seededRandom(7)());
});
