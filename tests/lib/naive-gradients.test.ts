import type { Backend } from '../../lib/backend';
import { numericalGradient, relativeError } from '../../lib/check';
import { im2colEngine } from '../../lib/im2col';
import { naive } from '../../lib/naive';
import { randomNormal, tensor, type Tensor } from '../../lib/tensor';
import { inner } from './engines/support';

/** Every element of every gradient, by trying, in float64, with a random dout. */
function expectGradient(found: Tensor, f: (x: Tensor) => Tensor | number, x: Tensor, dout?: Tensor): void {
  const loss = (moved: Tensor): number | Tensor => {
    const out = f(moved);
    return dout && typeof out !== 'number' ? inner(out, dout) : out;
  };
  expect(relativeError(found, numericalGradient(loss, x))).toBeLessThan(2e-6);
}

const draw = (shape: number[], seed: number): Tensor => randomNormal(shape, { seed, dtype: 'float64' });

describe.each([naive, im2colEngine])('$name: gradients by trying', (engine: Backend) => {
  test.each([
    ['plain', [2, 4, 5, 2], [2, 3, 2, 3], {}],
    ['stride and padding', [1, 5, 6, 2], [3, 2, 2, 3], { stride: [2, 3], padding: [1, 2] }],
    [
      'dilation and groups',
      [2, 6, 5, 4],
      [2, 3, 2, 6],
      { dilation: [3, 2], groups: 2, stride: [1, 2], padding: [1, 1] },
    ],
    ['same', [1, 5, 4, 3], [2, 3, 1, 3], { padding: 'same', stride: 2, groups: 3 }],
  ] as const)('conv2d, %s', (_, xShape, wShape, options) => {
    const [x, w, b] = [draw([...xShape], 1), draw([...wShape], 2), draw([wShape[3]], 3)];
    const dout = draw(engine.conv2d(x, w, b, options).shape, 4);
    const { dx, dw, db } = engine.conv2dBackward(dout, x, w, options);
    expectGradient(dx, (moved) => engine.conv2d(moved, w, b, options), x, dout);
    expectGradient(dw, (moved) => engine.conv2d(x, moved, b, options), w, dout);
    expectGradient(db, (moved) => engine.conv2d(x, w, moved, options), b, dout);
  });

  test.each([
    ['side by side', { size: [2, 3] }],
    ['overlapping', { size: [3, 2], stride: [1, 2], padding: [2, 1] }],
    ['same', { size: [2, 3], stride: 2, padding: 'same' }],
  ] as const)('pooling, %s', (_, options) => {
    const x = draw([2, 5, 6, 2], 5); // no two values are closer than h
    for (const kind of ['maxPool2d', 'avgPool2d'] as const) {
      const dout = draw(engine[kind](x, options).shape, 6);
      expectGradient(
        engine[`${kind}Backward`](dout, x, options),
        (moved) => engine[kind](moved, options),
        x,
        dout,
      );
    }
  });

  test('dense', () => {
    const [x, w, b, dout] = [draw([3, 5], 7), draw([5, 4], 8), draw([4], 9), draw([3, 4], 10)];
    const { dx, dw, db } = engine.denseBackward(dout, x, w);
    expectGradient(dx, (moved) => engine.dense(moved, w, b), x, dout);
    expectGradient(dw, (moved) => engine.dense(x, moved, b), w, dout);
    expectGradient(db, (moved) => engine.dense(x, w, moved), b, dout);
  });

  test('relu', () => {
    const [x, dout] = [draw([2, 3, 2, 3], 11), draw([2, 3, 2, 3], 12)];
    expectGradient(engine.reluBackward(dout, x), (moved) => engine.relu(moved), x, dout);
  });

  test.each([{}, { size: 3, alpha: 0.4, beta: 0.6, bias: 1 }, { size: 9, alpha: 0.1 }])(
    'localResponseNorm %j',
    (options) => {
      const [x, dout] = [draw([2, 2, 3, 6], 13), draw([2, 2, 3, 6], 14)];
      const dx = engine.localResponseNormBackward(dout, x, options);
      expectGradient(dx, (moved) => engine.localResponseNorm(moved, options), x, dout);
    },
  );

  test('dropout: dout · mask', () => {
    const options = { rate: 0.4, seed: 2, training: true };
    const [x, dout] = [draw([3, 7], 15), draw([3, 7], 16)];
    const { mask } = engine.dropout(x, options);
    const dx = tensor(
      dout.data.map((value, i) => value * mask.data[i]),
      x.shape,
    );
    expectGradient(dx, (moved) => engine.dropout(moved, options).out, x, dout);
  });

  test('softmaxCrossEntropy', () => {
    const logits = draw([4, 5], 17);
    const labels = [0, 4, 2, 2];
    const { dlogits } = engine.softmaxCrossEntropy(logits, labels);
    expectGradient(dlogits, (moved) => engine.softmaxCrossEntropy(moved, labels).loss, logits);
  });
});
