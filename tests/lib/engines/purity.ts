import type { Backend } from '../../../lib/backend';
import { copy, dtypeOf, isTensor, randomNormal, zeros, type Dtype, type Tensor } from '../../../lib/tensor';
import { strided, type Engine } from './support';

type Call = readonly [name: string, shapes: number[][], run: (b: Backend, ...inputs: Tensor[]) => unknown];

const conv = { stride: [2, 1], padding: [1, 2], dilation: [1, 2], groups: 2 } as const;
const pool = { size: [3, 2], stride: [2, 1], padding: [1, 0] } as const;
const [image, filters, bias] = [[2, 6, 7, 4], [3, 2, 2, 6], [6]];
const calls: Call[] = [
  ['conv2d', [image, filters, bias], (b, x, w, c) => b.conv2d(x, w, c, conv)],
  ['conv2dBackward', [[2, 3, 9, 6], image, filters], (b, d, x, w) => b.conv2dBackward(d, x, w, conv)],
  ['conv2d of 1 × 1', [image, [1, 1, 4, 4]], (b, x, w) => b.conv2d(x, w, null)],
  ['maxPool2d', [image], (b, x) => b.maxPool2d(x, pool)],
  ['maxPool2dBackward', [[2, 3, 6, 4], image], (b, d, x) => b.maxPool2dBackward(d, x, pool)],
  ['maxPool2d of size 1', [image], (b, x) => b.maxPool2d(x, { size: 1 })],
  ['avgPool2d', [image], (b, x) => b.avgPool2d(x, pool)],
  ['avgPool2dBackward', [[2, 3, 6, 4], image], (b, d, x) => b.avgPool2dBackward(d, x, pool)],
  ['dense', [[3, 5], [5, 4], [4]], (b, x, w, c) => b.dense(x, w, c)],
  [
    'denseBackward',
    [
      [3, 4],
      [3, 5],
      [5, 4],
    ],
    (b, d, x, w) => b.denseBackward(d, x, w),
  ],
  ['relu', [image], (b, x) => b.relu(x)],
  ['reluBackward', [image, image], (b, d, x) => b.reluBackward(d, x)],
  ['localResponseNorm', [image], (b, x) => b.localResponseNorm(x, { size: 3 })],
  ['localResponseNormBackward', [image, image], (b, d, x) => b.localResponseNormBackward(d, x)],
  ['dropout', [image], (b, x) => b.dropout(x, { rate: 0.4, seed: 3, training: true })],
  ['dropout out of training', [image], (b, x) => b.dropout(x, { rate: 0, seed: 3, training: false })],
  ['softmaxCrossEntropy', [[3, 4]], (b, x) => b.softmaxCrossEntropy(x, Object.freeze([0, 3, 1]))],
];

/** Functions are pure: inputs stay as they are, and results belong to the caller alone. */
export function puritySuite(engine: Engine): void {
  const dtypes: Dtype[] = ['float32', 'float64'];
  describe.each(dtypes)('with %s', (dtype) => {
    test.each(calls)('%s changes no input, not even between the lines of a view', (_, shapes, run) => {
      const inputs = shapes.map((shape, i) => strided(randomNormal(shape, { seed: i + 1, dtype })));
      const before = inputs.map((x) => ({ data: [...x.data], shape: [...x.shape], stride: [...x.stride] }));
      run(engine(), ...inputs);
      const after = inputs.map((x) => ({ data: [...x.data], shape: [...x.shape], stride: [...x.stride] }));
      expect(after).toEqual(before);
    });

    test.each(calls)('%s gives results of its own, which later calls leave alone', (_, shapes, run) => {
      const inputs = shapes.map((shape, i) => randomNormal(shape, { seed: i + 1, dtype }));
      const first = tensorsOf(run(engine(), ...inputs));
      expect(first.length).toBeGreaterThan(0);
      const kept = first.map((result) => [...copy(result).data]);
      for (const result of first) {
        expect(dtypeOf(result)).toBe(dtype);
        for (const input of inputs) expect(result.data.buffer).not.toBe(input.data.buffer);
      }
      const others = shapes.map((shape, i) => randomNormal(shape, { seed: i + 100, dtype }));
      const second = tensorsOf(run(engine(), ...others));
      for (const result of second) result.data.fill(9);
      expect(first.map((result) => [...copy(result).data])).toEqual(kept);
    });
  });

  test('the same input gives the same bits', () => {
    const [x, w] = [randomNormal(image, { seed: 1 }), randomNormal(filters, { seed: 2 })];
    const once = engine().conv2d(x, w, zeros([6]), conv);
    expect(engine().conv2d(x, w, zeros([6]), conv).data).toEqual(once.data);
  });
}

function tensorsOf(result: unknown): Tensor[] {
  if (isTensor(result)) return [result];
  return Object.values(result as object).filter((value): value is Tensor => isTensor(value));
}
