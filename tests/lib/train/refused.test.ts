import {
  evaluate,
  fit,
  loadBackend,
  naive,
  take,
  zeros,
  type Backend,
  type Examples,
  type FitOptions,
} from 'convlab';
import { data, network, numbers, quiet } from './small-run';

const options = quiet({ progress: true });
const larger = { images: zeros([2, 9, 7, 1]), labels: [0, 1] };

test.each<[string, unknown, string | RegExp]>([
  [
    'train and test at once',
    { train: data, test: data },
    /^fit: .*did you mean data\.train, or data\.test\?$/,
  ],
  ['undefined', undefined, 'fit: the data are not { images'],
  ['null', null, 'fit: the data are not { images'],
  ['no image', { images: zeros([0, 6, 7, 1]), labels: [] }, 'fit: there are 0 images, it needs at least 1'],
  ['images of another size', larger, 'the network was made for [6, 7, 1]'],
  ['too few labels', { ...data, labels: [0] }, 'fit: there are 30 images, but 1 labels'],
  [
    'a label that is no class',
    { ...data, labels: data.labels.map(() => 2) },
    'fit: label 2 of example 0 is out of range: there are 2 classes, 0 … 1',
  ],
])('fit refuses %s', async (_, examples, message) => {
  await expect(fit(network(), examples as Examples, options)).rejects.toThrow(message);
});

test('fit refuses a validation of images of another size, and says that it is the validation', async () => {
  await expect(fit(network(), data, { ...options, validation: larger })).rejects.toThrow(
    /^fit: validation: .*the network was made for \[6, 7, 1\]/,
  );
});

describe('a label out of range, late in the examples', () => {
  const wrong = take(
    data,
    [...Array(251).keys()].map((i) => i % 30),
  );
  (wrong.labels as Int32Array)[250] = 7;

  test('is found in a validation before anything is learned', async () => {
    const model = network();
    const before = numbers(model);
    await expect(fit(model, data, { ...options, validation: wrong })).rejects.toThrow(
      'fit: validation: label 7 of example 250 is out of range: there are 2 classes, 0 … 1',
    );
    expect(numbers(model)).toEqual(before);
  });

  test('is found by evaluate', async () => {
    await expect(evaluate(network(), wrong, { backend: naive })).rejects.toThrow(
      'evaluate: label 7 of example 250 is out of range',
    );
  });
});

test.each<[keyof FitOptions, number, string]>([
  ['epochs', 0, 'fit: epochs must be a whole number'],
  ['batchSize', 1.5, 'fit: batchSize'],
  ['seed', 1e300, 'fit: a seed is a whole number'],
])('fit refuses %s: %d', async (name, value, message) => {
  await expect(fit(network(), data, quiet({ [name]: value }))).rejects.toThrow(message);
});

test('evaluate refuses a batch of 0', async () => {
  await expect(evaluate(network(), data, { backend: naive, batchSize: 0 })).rejects.toThrow(
    'evaluate: batchSize must be a whole',
  );
});

test('evaluate refuses an option that it does not have', async () => {
  const misspelled = { backend: naive, batchsize: 5 };
  await expect(evaluate(network(), data, misspelled)).rejects.toThrow(
    "evaluate: there is no option 'batchsize'",
  );
});

test.each([
  ['optimizer', 'fit: an optimizer is missing'],
  ['backend', 'fit: an engine is missing'],
])('fit without %s says what is missing', async (name, message) => {
  await expect(fit(network(), data, { ...quiet(), [name]: undefined })).rejects.toThrow(message);
});

describe('an engine that is still loading', () => {
  const loading = loadBackend() as unknown as Backend; // without await

  test('fit names the await that was forgotten', async () => {
    await expect(fit(network(), data, { ...quiet(), backend: loading })).rejects.toThrow(
      'fit: the engine is still loading: write await loadBackend()',
    );
  });

  test('so does a forward pass', () => {
    expect(() => network().forward(loading, data.images)).toThrow('forward: the engine is still loading');
  });
});
