import {
  compareNetworks,
  denseLayer,
  evaluate,
  fit,
  naive,
  randomNormal,
  sequential,
  sgd,
  type CompareOptions,
  type Examples,
  type Model,
} from 'convlab';

const examples = (count: number, seed: number): Examples => ({
  images: randomNormal([count, 5], { seed }),
  labels: Array.from({ length: count }, (_, i) => i % 3),
});
const [train, test_] = [examples(20, 1), examples(7, 2)];
const linear = (seed: number): Model => sequential([denseLayer({ units: 3 })], { inputShape: [5], seed });
const deep = (seed: number): Model =>
  sequential([denseLayer({ units: 4 }), denseLayer({ units: 3 })], { inputShape: [5], seed });
const options = (more: Partial<CompareOptions> = {}): CompareOptions => ({
  backend: naive,
  optimizer: () => sgd({ learningRate: 0.1, momentum: 0.9 }),
  epochs: 2,
  batchSize: 6,
  seeds: [1, 4],
  progress: false,
  ...more,
});

test('compareNetworks: what each network and seed does is what fit and evaluate do', async () => {
  const trials = await compareNetworks({ linear, deep }, { train, test: test_ }, options());
  expect(trials.map(({ name, parameterCount }) => [name, parameterCount])).toEqual([
    ['linear', 18],
    ['deep', 39],
  ]);
  const alone = deep(4);
  const optimizer = sgd({ learningRate: 0.1, momentum: 0.9 });
  const { backend, epochs, batchSize } = options();
  const { losses } = await fit(alone, train, {
    backend,
    epochs,
    batchSize,
    optimizer,
    seed: 4,
    progress: false,
  });
  expect(trials[1].losses[1]).toEqual(losses);
  expect(trials[1].train[1]).toBe((await evaluate(alone, train, { backend: naive })).accuracy);
  expect(trials[1].test[1]).toBe((await evaluate(alone, test_, { backend: naive })).accuracy);
  expect(trials[1].losses[0]).not.toEqual(losses);
  expect(trials[1].seconds).toBeGreaterThan(0);
});

test('compareNetworks: stopped, it gives the networks that were judged with every seed', async () => {
  const stop = new AbortController();
  const builds = {
    linear,
    deep: (seed: number): Model => {
      if (seed === 4) stop.abort();
      return deep(seed);
    },
  };
  const trials = await compareNetworks(builds, { train, test: test_ }, options({ signal: stop.signal }));
  expect(trials.map(({ name, train }) => [name, train.length])).toEqual([['linear', 2]]);
});

test('compareNetworks: bad test examples are refused before anything is learned', async () => {
  const wrong = { ...test_, labels: test_.labels.map(() => 3) };
  const optimizer = jest.fn(() => sgd());
  await expect(compareNetworks({ linear }, { train, test: wrong }, options({ optimizer }))).rejects.toThrow(
    'compareNetworks: test: label 3 of example 0 is out of range: there are 3 classes',
  );
  expect(optimizer).not.toHaveBeenCalled();
});

test('compareNetworks: nothing to compare is refused', async () => {
  const data = { train, test: test_ };
  await expect(compareNetworks({}, data, options())).rejects.toThrow('there are 0 networks and 2 seeds');
  await expect(compareNetworks({ linear }, data, options({ seeds: [] }))).rejects.toThrow('1 networks and 0');
});

test('compareNetworks: one optimizer for all is refused', async () => {
  const one = sgd() as never;
  await expect(
    compareNetworks({ linear }, { train, test: test_ }, options({ optimizer: one })),
  ).rejects.toThrow('compareNetworks: each network needs an optimizer of its own: optimizer: () => adam()');
});
