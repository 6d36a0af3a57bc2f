import {
  adam,
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  flattenLayer,
  maxPoolLayer,
  naive,
  randomNormal,
  reluLayer,
  sequential,
  type Examples,
  type FitOptions,
  type Model,
} from 'convlab';

/** 30 noisy images of 6 × 7 × 1, whose left (class 0) or right half (class 1) is bright. */
export const data: Examples = (() => {
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

export const network = (): Model =>
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
/** Options of a run on the loops, without a progress bar. */
export const quiet = (more: Partial<FitOptions> = {}): FitOptions => ({
  backend: naive,
  optimizer: adam({ learningRate: 0.02 }),
  batchSize: 8,
  epochs: 6,
  progress: false,
  ...more,
});
/** All parameters' numbers. */
export const numbers = (model: Model): number[][] => model.parameters.map(({ value }) => [...value.data]);
