import {
  adam,
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  evaluate,
  fit,
  flattenLayer,
  fullyConnected,
  loadBackend,
  maxPoolLayer,
  naive,
  NotFiniteError,
  randomNormal,
  reluLayer,
  sequential,
  sgd,
  shiftImages,
  take,
  tensor,
  type Backend,
  type Examples,
  type FitOptions,
  type Model,
  zeros,
} from 'convlab';

/** 30 noisy images of 6 × 7 × 1, whose left (class 0) or right half (class 1) is bright. */
const data: Examples = (() => {
  const images = randomNormal([30, 6, 7, 1], { std: 0.3, seed: 1 });
  const labels = Array.from({ length: 30 }, (_, i) => i % 2);
  for (let i = 0; i < 30; i++)
    for (let row = 0; row < 6; row++)
      for (let col = 0; col < 3; col++) {
        const at = labels[i] === 0 ? col : 6 - col;
        images.set(i, row, at, 0, images.get(i, row, at, 0) + 1);
      }
  return { images, labels };
})();

const network = (): Model =>
  sequential(
    [
      conv2dLayer({ filters: 3, kernel: [3, 2] }),
      reluLayer(),
      maxPoolLayer({ size: 2 }),
      flattenLayer(),
      dropoutLayer({ rate: 0.2 }),
      denseLayer({ units: 2, initialStd: 0.01 }),
    ],
    { inputShape: [6, 7, 1], seed: 2 },
  );
const quiet = (more: Partial<FitOptions> = {}): FitOptions => ({
  backend: naive,
  optimizer: adam({ learningRate: 0.02 }),
  batchSize: 8,
  epochs: 6,
  progress: false,
  ...more,
});
const numbers = (model: Model): number[][] => model.parameters.map(({ value }) => [...value.data]);

test('fit learns: from ln 2 to a loss near 0, all examples right', async () => {
  const model = network();
  const before = await evaluate(model, data, { backend: naive });
  expect(Math.abs(before.loss - Math.log(2))).toBeLessThan(0.05);
  const result = await fit(model, data, quiet({ validation: data }));
  expect(result.history).toHaveLength(6);
  expect(result.losses).toHaveLength(6 * 4);
  expect(result.interrupted).toBe(false);
  const after = await evaluate(model, data, { backend: naive, batchSize: 7 });
  expect(after.loss).toBeLessThan(0.1);
  expect(after.accuracy).toBe(1);
  expect(after.predictions).toEqual(data.labels);
  expect(result.history[5].validation?.loss).toBeCloseTo(after.loss, 6);
  expect(result.history[5].validation?.accuracy).toBe(1);
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
  const told: string[] = [];
  const { history } = await fit(
    network(),
    data,
    quiet({
      epochs: 2,
      onBatch: async ({ epoch, batch, batches, loss, accuracy }) => {
        await Promise.resolve();
        told.push(`${epoch} ${batch}/${batches} ${Number.isFinite(loss)} ${accuracy >= 0 && accuracy <= 1}`);
      },
      onEpoch: ({ epoch }) => void told.push(`epoch ${epoch}`),
    }),
  );
  expect(told).toEqual([
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

test('a stop is told as it was: whole epochs count, a validation that was cut off does not', async () => {
  expect(await stopped({ epoch: 1, batch: 3 })).toEqual([3, 0, false, true]);
  expect(await stopped({ epoch: 1, batch: 4 })).toEqual([4, 1, false, true]);
  expect(await stopped({ epoch: 2, batch: 4 })).toEqual([8, 2, false, false]); // nothing was left to do
  expect(await stopped({ epoch: 2, batch: 4 }, { validation: data })).toEqual([8, 2, false, true]);
  expect(await stopped({ epoch: 9, batch: 1 }, { validation: data })).toEqual([8, 2, true, false]);
});

test('a signal that was given before: nothing is learned', async () => {
  expect(await stopped('before')).toEqual([0, 0, false, true]);
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

test('a network without an input shape takes that of the images', async () => {
  const model = fullyConnected({ classes: 2 });
  await fit(model, data, quiet({ epochs: 1 }));
  expect(model.inputShape).toEqual([6, 7, 1]);
  const { predictions } = await evaluate(fullyConnected({ classes: 2 }), data, { backend: naive });
  expect(predictions).toHaveLength(30);
});

test('bad examples are refused before anything is learned or shown', async () => {
  const options = quiet({ progress: true });
  const both = { train: data, test: data } as unknown as Examples;
  await expect(fit(network(), both, options)).rejects.toThrow(
    /^fit: .*did you mean data\.train, or data\.test\?$/,
  );
  await expect(fit(network(), undefined as never, options)).rejects.toThrow('fit: the data are not { images');
  const none = { images: zeros([0, 6, 7, 1]), labels: [] };
  await expect(fit(network(), none, options)).rejects.toThrow('fit: there are 0 images, it needs at least 1');
  const larger = { images: zeros([2, 9, 7, 1]), labels: [0, 1] };
  await expect(fit(network(), larger, options)).rejects.toThrow('the network was made for [6, 7, 1]');
  await expect(fit(network(), data, { ...options, validation: larger })).rejects.toThrow(
    /^fit: validation: .*the network was made for \[6, 7, 1\]/,
  );
  await expect(fit(network(), null as never, options)).rejects.toThrow('fit: the data are not { images');
  const wrong = take(
    data,
    [...Array(251).keys()].map((i) => i % 30),
  );
  (wrong.labels as Int32Array)[250] = 7;
  const model = network();
  const before = numbers(model);
  await expect(fit(model, data, { ...options, validation: wrong })).rejects.toThrow(
    'fit: validation: label 7 of example 250 is out of range: there are 2 classes, 0 … 1',
  );
  expect(numbers(model)).toEqual(before);
  await expect(evaluate(model, wrong, { backend: naive })).rejects.toThrow(
    'evaluate: label 7 of example 250 is out of range',
  );
});

test('a step to infinity is told as what it is: the network is lost', async () => {
  const options = quiet({ optimizer: sgd({ learningRate: 1e39 }) });
  await expect(fit(network(), data, options)).rejects.toThrow(
    /^fit: epoch 1, batch 1: after the step .* holds NaN or infinity, so the network is lost: make it anew\./,
  );
});

test('evaluate takes all examples in one batch', async () => {
  const model = sequential([denseLayer({ units: 2 })], { inputShape: [1] });
  const many = { images: zeros([200_000, 1]), labels: new Uint8Array(200_000) };
  const { predictions } = await evaluate(model, many, { backend: naive, batchSize: 200_000 });
  expect(predictions).toHaveLength(200_000);
});

test('the event loop breathes while it learns: a timer can stop a long run', async () => {
  const stop = new AbortController();
  setTimeout(() => {
    stop.abort();
  }, 20);
  const result = await fit(network(), data, quiet({ epochs: 100_000, signal: stop.signal }));
  expect(result.interrupted).toBe(true);
  expect(result.seconds).toBeLessThan(2);
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

test('NaN in an image: the run stops and says epoch, batch and layer; the parameters are whole', async () => {
  const images = tensor(data.images);
  images.set(29, 2, 3, 0, NaN);
  const model = network();
  await expect(fit(model, { ...data, images }, quiet())).rejects.toThrow(
    /^fit: epoch 1, batch \d: the loss is NaN; conv1 is the first layer that answers NaN or infinity; the images hold it already\./,
  );
  expect(numbers(model).flat().every(Number.isFinite)).toBe(true);
});

describe('no NaN silently:', () => {
  const spoiled = (): Examples => {
    const images = tensor(data.images);
    images.set(29, 2, 3, 0, NaN);
    return { ...data, images };
  };

  test('evaluate stops, and says at which examples and layer', async () => {
    await expect(evaluate(network(), spoiled(), { backend: naive, batchSize: 8 })).rejects.toThrow(
      /^evaluate, examples 24 … 29: the loss is NaN; conv1 is the first layer/,
    );
  });

  test('fit stops at its validation, and the error holds what was known until then', async () => {
    const run = fit(network(), data, quiet({ validation: spoiled() }));
    const error = (await run.catch((one: unknown) => one)) as NotFiniteError;
    expect(error).toBeInstanceOf(NotFiniteError);
    expect(error.message).toMatch(/^fit: epoch 1, validation, examples 0 … 29: the loss is NaN; conv1 /);
    expect([error.history, error.losses.length]).toEqual([[], 4]);
  });

  test('the layer is found as it was run, with what was dropped', async () => {
    const model = sequential(
      [denseLayer({ units: 4 }), dropoutLayer({ rate: 0.99 }), denseLayer({ units: 2 })],
      { inputShape: [3], seed: 1 },
    );
    model.parameters[0].update((w) => w.fill(1e37)); // 100 times as much is infinite
    const ones = { images: tensor(new Float32Array(300).fill(1), [100, 3]), labels: new Uint8Array(100) };
    await expect(fit(model, ones, quiet({ batchSize: 100 }))).rejects.toThrow(
      'dropout1 is the first layer that answers NaN or infinity',
    );
  });

  test('of gradients, the one nearest to the loss is named', async () => {
    const model = sequential([denseLayer({ units: 2 }), denseLayer({ units: 2 }), denseLayer({ units: 2 })], {
      inputShape: [1],
      seed: 1,
    });
    model.parameters[4].update((w) => {
      w.set([3e38, -3e38, -3e38, 3e38]);
    });
    for (const k of [0, 2]) model.parameters[k].update((w) => w.fill(0));
    model.parameters[5].update((b) => {
      b.set([0, 100]);
    }); // the wrong class, for sure: dlogits is [-1, 1]
    const x = { images: tensor([[1]]), labels: [0] };
    const run = fit(model, x, quiet({ optimizer: sgd() }));
    await expect(run).rejects.toThrow(/the gradient of dense2\.[wb] holds NaN or infinity/);
  });
});

test('a learning rate far too large stops with a reason, in Korean too', async () => {
  const options = (): FitOptions => quiet({ optimizer: sgd({ learningRate: 1e38 }) });
  await expect(fit(network(), data, options())).rejects.toThrow(/^fit: epoch \d, batch \d: .*(NaN|infinity)/);
  process.env.CONVLAB_LANG = 'ko';
  try {
    await expect(fit(network(), data, options())).rejects.toThrow(/학습률을 줄이거나/);
  } finally {
    delete process.env.CONVLAB_LANG;
  }
});

test('numbers that make no sense are refused', async () => {
  await expect(fit(network(), data, quiet({ epochs: 0 }))).rejects.toThrow(
    'fit: epochs must be a whole number',
  );
  await expect(fit(network(), data, quiet({ batchSize: 1.5 }))).rejects.toThrow('fit: batchSize');
  await expect(fit(network(), data, quiet({ seed: 1e300 }))).rejects.toThrow('fit: a seed is a whole number');
  const judging = { backend: naive, batchSize: 0 };
  await expect(evaluate(network(), data, judging)).rejects.toThrow('evaluate: batchSize must be a whole');
  const misspelt = { backend: naive, batchsize: 5 };
  await expect(evaluate(network(), data, misspelt)).rejects.toThrow(
    "evaluate: there is no option 'batchsize'",
  );
  await expect(fit(network(), { ...data, labels: [0] }, quiet())).rejects.toThrow(
    'fit: there are 30 images, but 1 labels',
  );
  await expect(fit(network(), { ...data, labels: data.labels.map(() => 2) }, quiet())).rejects.toThrow(
    'fit: label 2 of example 0 is out of range: there are 2 classes, 0 … 1',
  );
});

test('what was forgotten is named', async () => {
  const without = (name: 'backend' | 'optimizer'): FitOptions => ({ ...quiet(), [name]: undefined });
  await expect(fit(network(), data, without('optimizer'))).rejects.toThrow('fit: an optimizer is missing');
  await expect(fit(network(), data, without('backend'))).rejects.toThrow('fit: an engine is missing');
  const loading = loadBackend() as unknown as Backend; // without await
  await expect(fit(network(), data, { ...quiet(), backend: loading })).rejects.toThrow(
    'fit: the engine is still loading: write await loadBackend()',
  );
  expect(() => network().forward(loading, data.images)).toThrow('forward: the engine is still loading');
});

test('Ctrl-C in a script ends the run after the batch at hand, and what was learned stays', async () => {
  const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const others = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
  const press = (): void => {
    process.emit('SIGINT', 'SIGINT');
  };
  const model = network();
  const before = numbers(model);
  const onBatch = ({ batch }: { batch: number }): void => {
    if (batch === 3) press();
  };
  const { interrupted, losses } = await fit(model, data, quiet({ onBatch }));
  expect([interrupted, losses.length, said.mock.calls.length]).toEqual([true, 3, 1]);
  expect(numbers(model)).not.toEqual(before);
  expect(process.listenerCount('SIGINT')).toBe(0); // nothing listens where nothing runs

  const own = jest.fn();
  process.on('SIGINT', own); // a script that decides itself
  expect((await fit(network(), data, quiet({ onBatch }))).interrupted).toBe(false);
  expect(own).toHaveBeenCalledTimes(6);
  process.removeAllListeners('SIGINT');
  for (const one of others) process.on('SIGINT', one);
  said.mockRestore();
});

test('a notebook waits for what fit gives when it is interrupted', async () => {
  const running = fit(network(), data, quiet());
  expect(running).toMatchObject({ [Symbol.for('convlab.endsWhenInterrupted')]: true });
  await running;
});
