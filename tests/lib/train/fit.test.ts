import {
  evaluate,
  fit,
  fullyConnected,
  naive,
  shiftImages,
  denseLayer,
  sequential,
  zeros,
  type Examples,
} from 'convlab';
import { data, network, numbers, quiet } from './small-run';

describe('fit learns', () => {
  const model = network();
  let result: Awaited<ReturnType<typeof fit>>;
  let before: number;
  beforeAll(async () => {
    before = (await evaluate(model, data, { backend: naive })).loss;
    result = await fit(model, data, quiet({ validation: data }));
  });

  test('from a loss of about ln 2', () => {
    expect(Math.abs(before - Math.log(2))).toBeLessThan(0.05);
  });

  test('with a report for each epoch and a loss for each batch', () => {
    expect(result).toMatchObject({ interrupted: false });
    expect([result.history.length, result.losses.length]).toEqual([6, 6 * 4]);
  });

  test('to a loss near 0, all examples right', async () => {
    const after = await evaluate(model, data, { backend: naive, batchSize: 7 });
    expect(after.loss).toBeLessThan(0.1);
    expect(after.accuracy).toBe(1);
    expect(after.predictions).toEqual(data.labels);
  });

  test('and its last validation is what evaluate gives', async () => {
    const after = await evaluate(model, data, { backend: naive, batchSize: 7 });
    expect(result.history[5].validation?.loss).toBeCloseTo(after.loss, 6);
    expect(result.history[5].validation?.accuracy).toBe(1);
  });
});

test('the same seed repeats a run bit for bit, another seed does not', async () => {
  const run = async (seed: number): Promise<[readonly number[], number[][]]> => {
    const model = network();
    const { losses } = await fit(model, data, quiet({ seed, epochs: 2 }));
    return [losses, numbers(model)];
  };
  const once = await run(1);
  expect(await run(1)).toEqual(once);
  expect((await run(2))[1]).not.toEqual(once[1]);
});

test('the data and the images stay as they were', async () => {
  const copy = [...data.images.data];
  await fit(network(), data, quiet({ epochs: 1 }));
  expect([...data.images.data]).toEqual(copy);
});

test('onBatch and onEpoch tell where the run is, and may be awaited', async () => {
  const calls: string[] = [];
  const { history } = await fit(
    network(),
    data,
    quiet({
      epochs: 2,
      onBatch: async ({ epoch, batch, batches, loss, accuracy }) => {
        await Promise.resolve();
        calls.push(`${epoch} ${batch}/${batches} ${Number.isFinite(loss)} ${accuracy >= 0 && accuracy <= 1}`);
      },
      onEpoch: ({ epoch }) => void calls.push(`epoch ${epoch}`),
    }),
  );
  expect(calls).toEqual([
    '1 1/4 true true',
    '1 2/4 true true',
    '1 3/4 true true',
    '1 4/4 true true',
    'epoch 1',
    '2 1/4 true true',
    '2 2/4 true true',
    '2 3/4 true true',
    '2 4/4 true true',
    'epoch 2',
  ]);
  expect(history[0].loss).toBeGreaterThan(history[1].loss);
});

test('a network without an input shape takes that of the images', async () => {
  const model = fullyConnected({ classes: 2 });
  await fit(model, data, quiet({ epochs: 1 }));
  expect(model.inputShape).toEqual([6, 7, 1]);
  const { predictions } = await evaluate(fullyConnected({ classes: 2 }), data, { backend: naive });
  expect(predictions).toHaveLength(30);
});

test('evaluate takes all examples in one batch', async () => {
  const model = sequential([denseLayer({ units: 2 })], { inputShape: [1] });
  const many = { images: zeros([200_000, 1]), labels: new Uint8Array(200_000) };
  const { predictions } = await evaluate(model, many, { backend: naive, batchSize: 200_000 });
  expect(predictions).toHaveLength(200_000);
});

test('augment makes other examples of each batch, repeatably', async () => {
  const seeds: number[] = [];
  const augment = (batch: Examples, seed: number): Examples => {
    seeds.push(seed);
    return { ...batch, images: shiftImages(batch.images, 1, 0) };
  };
  const shifted = await fit(network(), data, quiet({ epochs: 2, augment }));
  expect(new Set(seeds).size).toBe(8);
  expect(shifted.losses).not.toEqual((await fit(network(), data, quiet({ epochs: 2 }))).losses);
});
