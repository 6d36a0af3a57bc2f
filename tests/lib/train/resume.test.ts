import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  adam,
  adamW,
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  fit,
  flattenLayer,
  loadCheckpoint,
  naive,
  randomNormal,
  saveCheckpoint,
  sequential,
  sgd,
  tensor,
  type Examples,
  type Model,
  type ResumableOptimizer,
} from 'convlab';

const data: Examples = {
  images: randomNormal([11, 4, 5, 2], { seed: 1 }),
  labels: Array.from({ length: 11 }, (_, i) => i % 3),
};
const network = (seed: number): Model =>
  sequential(
    [
      conv2dLayer({ filters: 2, kernel: [3, 2] }),
      flattenLayer(),
      dropoutLayer({ rate: 0.3 }),
      denseLayer({ units: 3 }),
    ],
    {
      inputShape: [4, 5, 2],
      seed,
    },
  );
const numbers = (model: Model): number[][] => model.parameters.map(({ value }) => [...value.data]);
const train = async (
  model: Model,
  optimizer: ResumableOptimizer,
  epochs: number,
  firstEpoch = 1,
): Promise<readonly number[]> =>
  (
    await fit(model, data, {
      backend: naive,
      optimizer,
      epochs,
      firstEpoch,
      batchSize: 4,
      seed: 5,
      progress: false,
    })
  ).losses;

const optimizers: [string, () => ResumableOptimizer][] = [
  ['sgd', () => sgd({ learningRate: 0.05, momentum: 0.9, weightDecay: 0.01 })],
  ['adam', () => adam({ learningRate: 0.02 })],
  ['adamW', () => adamW({ learningRate: 0.02, weightDecay: 0.1 })],
];

test.each(optimizers)(
  '%s: 2 + 2 epochs are 4, to the last bit, through a file and a new optimizer',
  async (_, make) => {
    const whole = network(1);
    const losses = await train(whole, make(), 4);
    const path = join(mkdtempSync(join(tmpdir(), 'check point ')), 'two.safetensors');
    const [first, optimizer] = [network(1), make()];
    const before = await train(first, optimizer, 2);
    saveCheckpoint(first, optimizer, path);
    const [second, other] = [network(2), make()];
    loadCheckpoint(second, other, path);
    const after = await train(second, other, 2, 3);
    expect([...before, ...after]).toEqual(losses);
    expect(numbers(second)).toEqual(numbers(whole));
    // and without its state they are not
    const [third, fresh] = [network(2), make()];
    loadCheckpoint(third, make(), path);
    await train(third, fresh, 2, 3);
    expect(numbers(third)).not.toEqual(numbers(whole));
  },
);

test('a checkpoint of something else is refused by name, and nothing changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'check point '));
  const path = join(folder, 'one.safetensors');
  saveCheckpoint(network(1), sgd(), path);
  const model = network(2);
  const before = numbers(model);
  expect(() => {
    loadCheckpoint(model, adam(), path);
  }).toThrow("adam: the state holds no conv1.w.m: is it another optimizer's?");
  const dense = sequential([denseLayer({ units: 3 })], { inputShape: [2] });
  expect(() => {
    loadCheckpoint(dense, sgd(), path);
  }).toThrow('loadCheckpoint: dense1.w has shape');
  writeFileSync(path, readFileSync(path).subarray(0, 100));
  expect(() => {
    loadCheckpoint(model, sgd(), path);
  }).toThrow(/^loadCheckpoint: .*one\.safetensors: safetensors: /);
  expect(numbers(model)).toEqual(before);
});

test.each(optimizers)('%s: learningRate may be set between steps, and takes effect', (_, make) => {
  const step = (change: (optimizer: ResumableOptimizer) => void): number => {
    const { parameters } = sequential([denseLayer({ units: 1, bias: false })], {
      inputShape: [1],
      dtype: 'float64',
    });
    parameters[0].value = tensor([1], [1, 1], 'float64');
    const optimizer = make();
    change(optimizer);
    optimizer.step(parameters, { 'dense1.w': tensor([2], [1, 1], 'float64') });
    return 1 - parameters[0].value.data[0];
  };
  const usual = step(() => undefined);
  const tenth = step((optimizer) => {
    optimizer.learningRate /= 10;
  });
  expect(tenth).toBeCloseTo(usual / 10, 12);
  const optimizer = make();
  for (const wrong of [0, -1, NaN, '0.1' as unknown as number])
    expect(() => {
      optimizer.learningRate = wrong;
    }).toThrow('learningRate must be a finite number above 0');
});
