import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  constantRate,
  cosineDecay,
  denseLayer,
  fit,
  flattenLayer,
  loadCheckpoint,
  naive,
  randomNormal,
  saveCheckpoint,
  sequential,
  sgd,
  stepDecay,
  warmUp,
  type Examples,
  type FitOptions,
  type Model,
  type Schedule,
} from 'convlab';

const data: Examples = {
  images: randomNormal([11, 3, 4, 2], { seed: 1 }),
  labels: Array.from({ length: 11 }, (_, i) => i % 3),
};
const network = (seed: number): Model =>
  sequential([flattenLayer(), denseLayer({ units: 3 })], { inputShape: [3, 4, 2], seed });
const settings = { backend: naive, batchSize: 4, seed: 5, progress: false };
const rates = (schedule: Schedule, epochs: readonly number[]): number[] => epochs.map(schedule);

// torch.optim.lr_scheduler's closed forms: StepLR(10), CosineAnnealingLR(T_max=8, eta_min=0.01)
test('the rates that PyTorch has, at whole epochs', () => {
  expect(rates(constantRate(0.3), [0, 7.5])).toEqual([0.3, 0.3]);
  const step = rates(stepDecay({ learningRate: 0.5, every: 10 }), [0, 9.99, 10, 25]);
  [0.5, 0.5, 0.05, 0.005].forEach((rate, i) => {
    expect(step[i]).toBeCloseTo(rate, 12);
  });
  const cosine = rates(cosineDecay({ learningRate: 0.1, epochs: 8, final: 0.01 }), [0, 1, 2, 4, 6, 8, 9]);
  [0.1, 0.0965745789630079, 0.0868198051533946, 0.055, 0.0231801948466054, 0.01, 0.01].forEach((rate, i) => {
    expect(cosine[i]).toBeCloseTo(rate, 12);
  });
});

test('warmUp climbs in a straight line, and leaves the rest alone', () => {
  const schedule = warmUp(stepDecay({ learningRate: 0.4, every: 3 }), { epochs: 2, from: 0.5 });
  expect(rates(schedule, [0, 1, 2, 2.9])).toEqual([0.2, 0.4 * 0.75, 0.4, 0.4]);
  expect(schedule(3)).toBeCloseTo(0.04, 12);
});

test('fit sets the rate before every batch: three batches an epoch, by the epochs behind', async () => {
  const seen: number[] = [];
  const optimizer = sgd({ learningRate: 9 });
  const schedule: Schedule = (epoch) => 0.01 * (1 + epoch);
  const onBatch: FitOptions['onBatch'] = () => void seen.push(optimizer.learningRate);
  await fit(network(1), data, { ...settings, optimizer, epochs: 2, schedule, onBatch });
  expect(seen).toEqual([0, 1 / 3, 2 / 3, 1, 1 + 1 / 3, 1 + 2 / 3].map((epoch) => 0.01 * (1 + epoch)));
});

test('the rate acts: a schedule of half the rate is the optimizer of half the rate', async () => {
  const [one, other] = [network(2), network(2)];
  const plain = sgd({ learningRate: 0.05, momentum: 0.9 });
  await fit(one, data, { ...settings, optimizer: plain, epochs: 2 });
  const scheduled = sgd({ learningRate: 0.1, momentum: 0.9 });
  await fit(other, data, { ...settings, optimizer: scheduled, epochs: 2, schedule: constantRate(0.05) });
  expect([...other.parameters[0].value.data]).toEqual([...one.parameters[0].value.data]);
});

test('two epochs, a checkpoint, and two more are four in one run, to the last bit', async () => {
  const schedule = warmUp(cosineDecay({ learningRate: 0.1, epochs: 4 }), { epochs: 3 });
  const whole = network(3);
  const optimizer = sgd({ momentum: 0.9 });
  const four = await fit(whole, data, { ...settings, optimizer, epochs: 4, schedule });

  const path = join(mkdtempSync(join(tmpdir(), 'convlab-schedule-')), 'two.safetensors');
  const [before, first] = [network(3), sgd({ momentum: 0.9 })];
  const two = await fit(before, data, { ...settings, optimizer: first, epochs: 2, schedule });
  saveCheckpoint(before, first, path);
  const [after, second] = [network(4), sgd({ momentum: 0.9 })];
  loadCheckpoint(after, second, path);
  const rest = await fit(after, data, { ...settings, optimizer: second, epochs: 2, firstEpoch: 3, schedule });
  expect([...two.losses, ...rest.losses]).toEqual(four.losses);
  expect(after.parameters.map(({ value }) => [...value.data])).toEqual(
    whole.parameters.map(({ value }) => [...value.data]),
  );
});

test('a rate of 0 ends the training with the epoch and a guess at the reason', async () => {
  const schedule = cosineDecay({ learningRate: 0.1, epochs: 2 });
  const training = fit(network(1), data, { ...settings, optimizer: sgd(), epochs: 3, schedule });
  await expect(training).rejects.toThrow(
    'fit: the schedule gives 0 after 2 epochs; a learning rate is finite and above 0: does the training go on longer',
  );
});

test('what is no schedule, and numbers that make none, are refused', async () => {
  const schedule = { learningRate: 0.1 } as unknown as Schedule;
  await expect(fit(network(1), data, { ...settings, optimizer: sgd(), schedule })).rejects.toThrow(
    'fit: schedule is object, but gives the rate at an epoch',
  );
  expect(() => constantRate(0)).toThrow('constantRate: learningRate must be a finite number above 0, not 0');
  expect(() => stepDecay({ learningRate: 0.1, every: -1 })).toThrow('stepDecay: every must be');
  expect(() => cosineDecay({ learningRate: 0.1, epochs: 3, final: 0.2 })).toThrow(
    'cosineDecay: final must be at least 0 and below 0.1, not 0.2',
  );
  expect(() => cosineDecay({ learningRate: 0.1, epochs: 3, min: 0 } as never)).toThrow('min');
  expect(() => warmUp(constantRate(1), { epochs: 1, from: 2 })).toThrow(
    'warmUp: from must be at most 1, not 2',
  );
  expect(() => warmUp({} as never, { epochs: 1 })).toThrow('warmUp: the first argument is a schedule');
});
