// The solutions against an independent computation: the naive engine, the geometry, or plain arrays.
import {
  allClose,
  contiguous,
  convMacs,
  convParameterCount,
  denseParameterCount,
  im2col,
  isTensor,
  naive,
  outputSize,
  reshape,
  seededRandom,
  tensor,
  toNestedArray,
  zeros,
  type Tensor,
} from 'convlab';
import type { OwnCode } from '../../tools/grader/course/spec';
import { loadExercise } from '../../tools/grader/grade';
import { allPlaces } from '../../tools/grader/course/places';
import { fill } from './cases';

/** x [H, W, C] as a batch of one. */
const batch = (x: Tensor): Tensor => reshape(x, [1, ...x.shape]);
const single = (x: Tensor): Tensor => reshape(x, x.shape.slice(1));
/** An image or a filter [H, W] with the axes that the engines want. */
const image = (x: Tensor): Tensor => reshape(x, [1, ...x.shape, 1]);
const filterOf = (w: Tensor): Tensor => reshape(w, [...w.shape, 1, 1]);
const plane = (x: Tensor): Tensor => reshape(x, [x.shape[1], x.shape[2]]);
const flat = (x: Tensor): number[] => [...contiguous(x).data];

const slide = (x: Tensor, filter: Tensor): Tensor => plane(naive.conv2d(image(x), filterOf(filter), null));
const conv = (x: Tensor, w: Tensor, b: Tensor, stride = 1): Tensor =>
  single(naive.conv2d(batch(x), w, b, { stride }));

/** One image whose only number that is not zero is a 1 at place `at`. */
function unitImage(at: number, height: number, width: number, like: Tensor): Tensor {
  const x = zeros([height, width], like.data instanceof Float64Array ? 'float64' : 'float32');
  x.data[at] = 1;
  return x;
}

const oracles: Record<string, (...args: never[]) => unknown> = {
  patternScore: (patch: Tensor, filter: Tensor) => slide(patch, filter).get(0, 0),
  slideFilter: slide,
  bestMatch(scores: Tensor) {
    const at = flat(scores).indexOf(Math.max(...flat(scores)));
    return [Math.floor(at / scores.shape[1]), at % scores.shape[1]];
  },
  convLayer: (x: Tensor, w: Tensor, b: Tensor) => conv(x, w, b),
  im2colMatrix: (x: Tensor, kh: number, kw: number) => im2col(batch(x), { kernel: [kh, kw] }),
  convGradients(dout: Tensor, x: Tensor, w: Tensor) {
    const { dx, dw, db } = naive.conv2dBackward(batch(dout), batch(x), w);
    return { dx: single(dx), dw, db };
  },
  stridedOutputSize: (input: number, kernel: number, stride: number) => outputSize(input, kernel, stride),
  stridedConv: conv,
  convCost: (outH: number, outW: number, kh: number, kw: number, inChannels: number, outChannels: number) =>
    convMacs({ output: [outH, outW], kernel: [kh, kw], inChannels, outChannels }),
  padZeros(x: Tensor, top: number, bottom: number, left: number, right: number) {
    const rows = toNestedArray(x) as number[][][];
    const pixels = (count: number): number[][] =>
      Array.from({ length: count }, () => new Array<number>(x.shape[2]).fill(0));
    const empty = (count: number): number[][][] =>
      Array.from({ length: count }, () => pixels(left + x.shape[1] + right));
    return tensor([
      ...empty(top),
      ...rows.map((row) => [...pixels(left), ...row, ...pixels(right)]),
      ...empty(bottom),
    ]);
  },
  convOutputSize: outputSize,
  paddingFor(input: number, kernel: number, stride: number, output: number) {
    let padding = Math.max(0, Math.ceil((kernel - input) / 2));
    while (outputSize(input, kernel, stride, padding) !== output) padding++;
    return padding;
  },
  parameterCounts(h: number, w: number, c: number, k: number, filters: number) {
    const conv = convParameterCount({ kernel: [k, k], inChannels: c, outChannels: filters });
    return {
      conv,
      locallyConnected: h * w * conv,
      fullyConnected: denseParameterCount(h * w * c, h * w * filters),
    };
  },
  pointwiseConv: (x: Tensor, w: Tensor, b: Tensor) =>
    reshape(naive.dense(reshape(x, [x.shape[0] * x.shape[1], x.shape[2]]), w, b), [
      x.shape[0],
      x.shape[1],
      w.shape[1],
    ]),
  bottleneckParameters(channels: number, middle: number, kernel: number) {
    const layer = (k: number, inChannels: number, outChannels: number): number =>
      convParameterCount({ kernel: [k, k], inChannels, outChannels });
    return {
      direct: layer(kernel, channels, channels),
      bottleneck: layer(1, channels, middle) + layer(kernel, middle, middle) + layer(1, middle, channels),
    };
  },
  convAsMatrix(w: Tensor, height: number, width: number) {
    const columns = Array.from({ length: height * width }, (_, at) =>
      flat(slide(unitImage(at, height, width, w), w)),
    );
    return fill([columns[0].length, height * width], (row, column) => columns[column][row]);
  },
  denseAsConv: (weights: Tensor, h: number, w: number, c: number) =>
    reshape(weights, [h, w, c, weights.shape[1]]),
  countWeights(matrix: Tensor) {
    const weights = flat(matrix).filter((weight) => Math.abs(weight) > 0);
    return { nonZero: weights.length, distinct: new Set(weights).size };
  },
  maxPool: (x: Tensor, size: number, stride: number) => single(naive.maxPool2d(batch(x), { size, stride })),
  avgPool: (x: Tensor, size: number, stride: number) => single(naive.avgPool2d(batch(x), { size, stride })),
  maxPoolGradient: (dout: Tensor, x: Tensor, size: number, stride: number) =>
    single(naive.maxPool2dBackward(batch(dout), batch(x), { size, stride })),
  softmaxLoss: (logits: Tensor, labels: number[]) => naive.softmaxCrossEntropy(logits, labels),
  sgdMomentumStep(w: Tensor, dw: Tensor, velocity: Tensor, learningRate: number, momentum: number) {
    const [slopes, speeds] = [flat(dw), flat(velocity)];
    const next = speeds.map((speed, i) => momentum * speed - learningRate * slopes[i]);
    const moved = flat(w).map((weight, i) => weight + next[i]);
    return { w: tensor(moved, w.shape), velocity: tensor(next, w.shape) };
  },
  confusionMatrix(labels: number[], predictions: number[], classes: number) {
    const all = Array.from({ length: classes }, (_, index) => index);
    return all.map((t) =>
      all.map((p) => labels.filter((label, n) => label === t && predictions[n] === p).length),
    );
  },
  reluGradient: (dout: Tensor, x: Tensor) => naive.reluBackward(dout, x),
  responseNorm: (x: Tensor, size: number, alpha: number, beta: number, bias: number) =>
    single(naive.localResponseNorm(batch(x), { size, alpha, beta, bias })),
  invertedDropout: (x: Tensor, rate: number, uniform: number[]) =>
    tensor(
      flat(x).map((value, i) => (uniform[i] < rate ? 0 : value / (1 - rate))),
      x.shape,
    ),
  alexNetShapes(inputSize: number) {
    const conv1 = outputSize(inputSize, 11, 4);
    const pool1 = outputSize(conv1, 3, 2);
    const pool2 = outputSize(pool1, 3, 2);
    const pool5 = outputSize(pool2, 3, 2);
    const rows: [number, number][] = [
      [conv1, 96],
      [pool1, 96],
      [pool1, 256],
      [pool2, 256],
      [pool2, 384],
      [pool2, 384],
      [pool2, 256],
      [pool5, 256],
    ];
    return rows.map(([size, channels]) => [size, size, channels]);
  },
  depthwiseConv: (x: Tensor, w: Tensor, b: Tensor) =>
    single(
      naive.conv2d(batch(x), reshape(w, [w.shape[0], w.shape[1], 1, w.shape[2]]), b, { groups: x.shape[2] }),
    ),
  foldBatchNorm(w: Tensor, b: Tensor, mean: Tensor, ...rest: [Tensor, Tensor, Tensor, number]) {
    // The convolution and then the normalization, of an image of zeros and of each that holds a single 1.
    const [[kh, kw, channels, filters], [variance, gamma, beta, epsilon]] = [w.shape, rest];
    const wide = (x: Tensor): Tensor => tensor(x, x.shape, 'float64');
    const answers = (at: number): number[] => {
      const image = fill(
        [1, kh, kw, channels],
        (_n, u, v, c) => Number((u * kw + v) * channels + c === at),
        'float64',
      );
      return flat(naive.conv2d(image, wide(w), wide(b))).map(
        (y, o) => (gamma.get(o) * (y - mean.get(o))) / Math.sqrt(variance.get(o) + epsilon) + beta.get(o),
      );
    };
    const biases = answers(-1);
    const weights = Array.from({ length: kh * kw * channels }, (_, at) =>
      answers(at).map((answer, o) => answer - biases[o]),
    );
    return { w: tensor(weights.flat(), [kh, kw, channels, filters]), b: tensor(biases) };
  },
  globalAveragePool: (x: Tensor) =>
    reshape(naive.avgPool2d(batch(x), { size: [x.shape[0], x.shape[1]] }), [x.shape[2]]),
};

/** Numbers within float32's tolerance, everything else alike. */
function agrees(found: unknown, expected: unknown): boolean {
  if (isTensor(expected)) return isTensor(found) && allClose(found, expected, { rtol: 1e-5, atol: 1e-5 });
  if (typeof expected === 'number') {
    return typeof found === 'number' && Math.abs(found - expected) <= 1e-5 + 1e-5 * Math.abs(expected);
  }
  const [one, other] = [Object.entries(found as object), Object.entries(expected as object)];
  return (
    one.length === other.length &&
    other.every(([key, value]) => agrees((found as Record<string, unknown>)[key], value))
  );
}

test('every exercise has its oracle', () => {
  expect(Object.keys(oracles).sort()).toEqual(
    allPlaces()
      .map(({ id }) => id)
      .sort(),
  );
});

describe.each(allPlaces())('$chapter/$id', (place) => {
  test.each([1, 2, 3])('agrees with an independent computation, seed %i', async (seed) => {
    const exercise = await loadExercise(place);
    for (const { name, args } of exercise.cases(seededRandom(seed))) {
      const expected = oracles[place.id](...(args as never[]));
      const found = (exercise.solution as OwnCode)(...(args as never[]));
      expect({ case: name.en, agrees: agrees(found, expected) }).toEqual({ case: name.en, agrees: true });
    }
  });
});
