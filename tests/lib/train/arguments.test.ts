import ndarray from 'ndarray';
import {
  adam,
  denseLayer,
  evaluate,
  fit,
  flattenLayer,
  naive,
  sequential,
  tensor,
  zeros,
  type Examples,
  type FitOptions,
  type Model,
} from 'convlab';

const data: Examples = { images: zeros([4, 3, 2, 1]), labels: [0, 1, 2, 0] };
const network = (): Model =>
  sequential([flattenLayer(), denseLayer({ units: 3 })], { inputShape: [3, 2, 1] });
const run = (given: unknown, more: object = {}): Promise<unknown> =>
  fit(network(), given as Examples, {
    backend: naive,
    optimizer: adam(),
    batchSize: 2,
    progress: false,
    ...more,
  });

test.each([
  ['a tensor', tensor([0, 1, 2, 0]), 'labels are a tensor: .* take Array.from\\(labels.data\\)'],
  ['a one-hot tensor', zeros([4, 3]), 'labels are a tensor \\[4, 3\\]: .* one-hot rows'],
  [
    'one-hot rows',
    [
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
    ],
    'labels are a list of lists: .* row.indexOf\\(1\\)',
  ],
  [
    'BigInts',
    BigInt64Array.of(0n, 1n, 2n, 0n),
    'labels are BigInts \\(0n\\): .* Array.from\\(labels, Number\\)',
  ],
  ['names', ['cat', 'dog', 'cat', 'dog'], 'labels are no numbers \\("cat"\\): .* list of classes'],
  ['a set', new Set([0, 1, 2, 3]), 'labels are no list \\(object\\)'],
])('labels that are %s: what they should be is said', async (_, labels, message) => {
  await expect(run({ ...data, labels })).rejects.toThrow(new RegExp(`^fit: ${message}`));
  await expect(
    evaluate(network(), { ...data, labels } as unknown as Examples, { backend: naive }),
  ).rejects.toThrow(new RegExp(`^evaluate: ${message}`));
});

test('images of bytes: how they become a tensor is said', async () => {
  const images = ndarray(new Uint8Array(24), [4, 3, 2, 1]);
  await expect(run({ ...data, images })).rejects.toThrow(
    'these images hold their values in a Uint8Array, a tensor in a Float32Array or Float64Array: take tensor(',
  );
});

test('an augmenter that is async, or gives something else, is refused by name', async () => {
  const async = (batch: Examples): Promise<Examples> => Promise.resolve(batch);
  await expect(run(data, { augment: async })).rejects.toThrow('fit: augment gave a promise: it should give');
  await expect(run(data, { augment: () => undefined })).rejects.toThrow(
    'fit: augment: the data are not { images',
  );
  await expect(
    run(data, { augment: () => ({ images: zeros([2, 5, 2, 1]), labels: [0, 1] }) }),
  ).rejects.toThrow('fit: augment: ');
});

test('a controller where its signal should be', async () => {
  const signal = new AbortController();
  await expect(run(data, { signal })).rejects.toThrow(
    'fit: signal is no AbortSignal, but the controller of one: give controller.signal',
  );
  await expect(evaluate(network(), data, { backend: naive, signal: signal as never })).rejects.toThrow(
    'evaluate: signal is no AbortSignal',
  );
});

test('one model in two trainings at once is refused, and free again afterwards', async () => {
  const model = network();
  const options: FitOptions = { backend: naive, optimizer: adam(), batchSize: 2, progress: false };
  const first = fit(model, data, options);
  await expect(fit(model, data, options)).rejects.toThrow('fit: this model is in training already');
  await first;
  await expect(
    fit(model, data, { ...options, onBatch: () => Promise.reject(new Error('mine')) }),
  ).rejects.toThrow('mine');
  await expect(fit(model, data, options)).resolves.toMatchObject({ interrupted: false });
});
