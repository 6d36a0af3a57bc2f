import {
  denseLayer,
  dropoutLayer,
  evaluate,
  fit,
  naive,
  NotFiniteError,
  sequential,
  sgd,
  tensor,
  type Examples,
  type FitOptions,
} from 'convlab';
import { data, network, numbers, quiet } from './small-run';

describe('no NaN silently:', () => {
  const withNaN = (): Examples => {
    const images = tensor(data.images);
    images.set(29, 2, 3, 0, NaN);
    return { ...data, images };
  };

  test('fit stops and says epoch, batch and layer', async () => {
    await expect(fit(network(), withNaN(), quiet())).rejects.toThrow(
      /^fit: epoch 1, batch \d: the loss is NaN; conv1 is the first layer that answers NaN or infinity; the images hold it already\./,
    );
  });

  test('the parameters are whole where fit stops', async () => {
    const model = network();
    await expect(fit(model, withNaN(), quiet())).rejects.toThrow(NotFiniteError);
    expect(
      numbers(model)
        .flat()
        .filter((value) => !Number.isFinite(value)),
    ).toEqual([]);
  });

  test('evaluate stops, and says at which examples and layer', async () => {
    await expect(evaluate(network(), withNaN(), { backend: naive, batchSize: 8 })).rejects.toThrow(
      /^evaluate, examples 24 … 29: the loss is NaN; conv1 is the first layer/,
    );
  });

  test('fit stops at its validation, and the error holds what was known until then', async () => {
    const run = fit(network(), data, quiet({ validation: withNaN() }));
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

test('after a step to infinity the error says that the network is lost', async () => {
  const options = quiet({ optimizer: sgd({ learningRate: 1e39 }) });
  await expect(fit(network(), data, options)).rejects.toThrow(
    /^fit: epoch 1, batch 1: after the step .* holds NaN or infinity, so the network is lost: make it anew\./,
  );
});

test.each([
  ['en', /^fit: epoch \d, batch \d: .*(NaN|infinity)/],
  ['ko', /학습률을 줄이거나/],
])('a learning rate far too large stops with a reason: %s', async (language, reason) => {
  process.env.CONVLAB_LANG = language;
  try {
    const options: FitOptions = quiet({ optimizer: sgd({ learningRate: 1e38 }) });
    await expect(fit(network(), data, options)).rejects.toThrow(reason);
  } finally {
    delete process.env.CONVLAB_LANG;
  }
});
