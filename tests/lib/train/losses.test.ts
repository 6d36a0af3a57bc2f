import {
  evaluate,
  fit,
  naive,
  numericalGradient,
  relativeError,
  sgd,
  tensor,
  weightedCrossEntropy,
  zeros,
  type Loss,
} from 'convlab';
import { data, network, numbers, quiet } from './small-run';

const logits = tensor([[1, -2, 0.5], [0, 3, -1], [2, 2, 1], [-1, 0.5, 0]], undefined, 'float64'); // prettier-ignore
const labels = [0, 2, 1, 2];

test('weightedCrossEntropy: loss and gradient of PyTorch', () => {
  const { loss, dlogits } = weightedCrossEntropy([1, 0.5, 4])(logits, labels, naive);
  expect(loss).toBeCloseTo(2.275331825341899, 12);
  const expected = [
    [-0.04171064251067096, 0.0031640934283762127, 0.038546549082294754],
    [0.019626367401252162, 0.39420612710589714, -0.41383249450714926],
    [0.022227305171132535, -0.030404273776235884, 0.008176968605103346],
    [0.051348064130412145, 0.23012605779628614, -0.2814741219266983],
  ];
  expect(dlogits).toBeCloseToTensor(tensor(expected, undefined, 'float64'), { atol: 1e-14 });
});

test('weightedCrossEntropy: its gradient is the numeric one, also where a class weighs nothing', () => {
  const loss = weightedCrossEntropy([2, 0, 0.3]);
  const numeric = numericalGradient((z) => loss(z, labels, naive).loss, logits);
  expect(relativeError(loss(logits, labels, naive).dlogits, numeric)).toBeLessThan(1e-8);
  expect(loss(zeros([1, 3]), [1], naive)).toEqual({ loss: 0, dlogits: zeros([1, 3]) });
});

test('weightedCrossEntropy: equal weights are none, and huge logits no NaN', () => {
  const equal = weightedCrossEntropy([7, 7, 7])(logits, labels, naive);
  const plain = naive.softmaxCrossEntropy(logits, labels);
  expect(equal.loss).toBeCloseTo(plain.loss, 12);
  expect(equal.dlogits).toBeCloseToTensor(plain.dlogits, { atol: 1e-14 });
  expect(weightedCrossEntropy([1, 1])(tensor([[0, 900]]), [0], naive).loss).toBe(900);
});

test('what no weight can be is refused', () => {
  expect(() => weightedCrossEntropy([1, -1])).toThrow(
    'weightedCrossEntropy: the weight of class 1 must be a finite number of at least 0, not -1',
  );
  expect(() => weightedCrossEntropy([1, 1])(logits, labels, naive)).toThrow(
    'weightedCrossEntropy: there are 2 weights, but 3 classes: give one for each',
  );
});

test('fit makes its own loss small, and judges the validation and evaluate by it', async () => {
  const doubled: Loss = (z, l, backend) => {
    const { loss, dlogits } = backend.softmaxCrossEntropy(z, l);
    return { loss: 2 * loss, dlogits: tensor(dlogits.data.map((value) => 2 * value), z.shape) }; // prettier-ignore
  };
  // Twice the loss at half the rate is the same walk.
  const [plain, own] = [network(), network()];
  const options = { epochs: 2, validation: data };
  const usual = await fit(plain, data, quiet({ ...options, optimizer: sgd({ learningRate: 0.1 }) }));
  const twice = await fit(
    own,
    data,
    quiet({ ...options, optimizer: sgd({ learningRate: 0.05 }), loss: doubled }),
  );
  numbers(own).forEach((values, k) => {
    expect(tensor(values)).toBeCloseToTensor(tensor(numbers(plain)[k]), { atol: 1e-6 });
  });
  usual.losses.forEach((loss, i) => {
    expect(twice.losses[i]).toBeCloseTo(2 * loss, 5);
  });
  expect(twice.history[1].validation?.loss).toBeCloseTo(2 * (usual.history[1].validation?.loss ?? NaN), 5);
  const { loss } = await evaluate(own, data, { backend: naive, loss: doubled });
  expect(loss).toBeCloseTo(2 * (await evaluate(own, data, { backend: naive })).loss, 5);
});

test('with class weights the rare class is found more often', async () => {
  const skewed = {
    images: data.images,
    labels: data.labels.map((label, i) => (i % 6 === 1 ? label : 0)), // 5 of 30 are class 1
  };
  const found = async (loss?: Loss): Promise<number> => {
    const model = network();
    await fit(model, skewed, quiet({ epochs: 3, loss }));
    const { predictions } = await evaluate(model, skewed, { backend: naive });
    return predictions.filter((one) => one === 1).length;
  };
  expect(await found(weightedCrossEntropy([1, 5]))).toBeGreaterThan(await found());
});

test('a loss that is none is refused before anything is learned', async () => {
  const model = network();
  const before = numbers(model);
  await expect(fit(model, data, quiet({ loss: 'mse' as never }))).rejects.toThrow(
    "fit: loss is a function (logits, labels) => ({ loss, dlogits }), not 'mse': leave it out for cross-entropy",
  );
  await expect(evaluate(model, data, { backend: naive, loss: 1 as never })).rejects.toThrow(
    'evaluate: loss is a function',
  );
  await expect(fit(model, data, quiet({ loss: (() => 1) as never }))).rejects.toThrow(
    'the loss gave no { loss, dlogits }: a number, and its gradient by the logits',
  );
  const flat: Loss = () => ({ loss: 1, dlogits: zeros([3]) });
  await expect(fit(model, data, quiet({ loss: flat }))).rejects.toThrow(
    "the loss's dlogits has shape [3], the logits are [8, 2]",
  );
  expect(numbers(model)).toEqual(before);
});
