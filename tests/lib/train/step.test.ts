import {
  denseLayer,
  evaluate,
  fit,
  loadBackend,
  naive,
  randomNormal,
  sequential,
  sgd,
  timeStep,
  type Examples,
} from 'convlab';

const data: Examples = { images: randomNormal([6, 4], { seed: 1 }), labels: [0, 1, 2, 2, 1, 0] };
const model = () => sequential([denseLayer({ units: 3 })], { inputShape: [4], seed: 3 });
const optimizer = () => sgd({ learningRate: 0.1 });

test('timeStep: the loss is the one that the first step of fit leads to', async () => {
  const learned = model();
  await fit(learned, data, { backend: naive, optimizer: optimizer(), batchSize: 6, progress: false });
  const { loss } = await evaluate(learned, data, { backend: naive });
  const timed = timeStep(model(), data, { backend: naive, optimizer: optimizer() });
  expect(timed.loss).toBeCloseTo(loss, 6);
  expect(timed.milliseconds).toBeGreaterThan(0);
});

test('timeStep: engines that start alike agree, and the least time of all attempts counts', async () => {
  const [slow, fast] = [naive, await loadBackend('im2col')].map((backend) =>
    timeStep(model(), data, { backend, optimizer: optimizer(), attempts: 5 }),
  );
  expect(fast.loss).toBeCloseTo(slow.loss, 6);
  let steps = 0;
  const counting = {
    ...optimizer(),
    step: () => {
      steps++;
    },
  };
  timeStep(model(), data, { backend: naive, optimizer: counting, attempts: 4 });
  expect(steps).toBe(2 + 4);
});
