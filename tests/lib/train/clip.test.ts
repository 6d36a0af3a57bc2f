import { denseLayer, fit, sequential, sgd, tensor, type Model } from 'convlab';
import { clipped } from '../../../lib/train/clip';
import { data, network, numbers, quiet } from './small-run';

const dense = (): Model => sequential([denseLayer({ units: 1 })], { inputShape: [2] });
const gradients = {
  'dense1.w': tensor([3, -4], [2, 1], 'float64'),
  'dense1.b': tensor([12], [1], 'float64'),
};

// torch.nn.utils.clip_grad_norm_([w, b], 2), float64: the norm is 13
test('all gradients together are cut to the norm, as PyTorch does', () => {
  const cut = clipped(dense().parameters, gradients, 2);
  expect([...cut['dense1.w'].data]).toEqual([0.46153842603550577, -0.615384568047341]);
  expect([...cut['dense1.b'].data]).toEqual([1.846153704142023]);
  expect([...gradients['dense1.w'].data]).toEqual([3, -4]);
});

test('shorter ones stay as they are, and frozen ones do not count', () => {
  const model = dense();
  expect(clipped(model.parameters, gradients, 13.1)).toBe(gradients);
  model.parameters[1].frozen = true;
  const cut = clipped(model.parameters, gradients, 2.5); // the norm of w's alone is 5
  expect(cut['dense1.w']).toBeCloseToTensor(tensor([1.5, -2], [2, 1], 'float64'), { atol: 1e-6 });
  expect(cut['dense1.b']).toBe(gradients['dense1.b']);
});

test('fit: no step is longer than the rate times clipNorm', async () => {
  const model = network();
  let last = numbers(model).flat();
  const steps: number[] = [];
  await fit(
    model,
    data,
    quiet({
      optimizer: sgd({ learningRate: 0.5 }),
      clipNorm: 0.01,
      epochs: 2,
      onBatch: () => {
        const now = numbers(model).flat();
        steps.push(Math.hypot(...now.map((value, i) => value - last[i])));
        last = now;
      },
    }),
  );
  expect(steps).toHaveLength(8);
  for (const length of steps) expect(length).toBeCloseTo(0.005, 5);
  await expect(fit(network(), data, quiet({ clipNorm: 0 }))).rejects.toThrow(
    'fit: clipNorm must be a finite number above 0, not 0',
  );
});
