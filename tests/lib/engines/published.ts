import { seededRandom } from '../../../lib/random';
import { tensor, toNestedArray, zeros, type Tensor } from '../../../lib/tensor';
import { expectClose, type Engine } from './support';

/** numpy.linspace over an image [N, C, H, W], as the course CS231n writes them, turned to [N, H, W, C]. */
function linspace(from: number, to: number, shape: readonly number[], axes: readonly number[]): Tensor {
  const size = shape.reduce((a, b) => a * b);
  const values = Float64Array.from({ length: size }, (_, i) => from + ((to - from) * i) / (size - 1));
  return tensor(values, shape, 'float32').transpose(...axes);
}

const toNhwc = [0, 2, 3, 1];

/** Values that others have published, and what the definitions promise. */
export function publishedSuite(engine: Engine): void {
  test("conv2d: CS231n's known output (assignment 2, conv_forward_naive)", () => {
    const x = linspace(-0.1, 0.5, [2, 3, 4, 4], toNhwc);
    const w = linspace(-0.2, 0.3, [3, 3, 4, 4], [2, 3, 1, 0]);
    const b = linspace(-0.1, 0.2, [3], [0]);
    const out = engine().conv2d(x, w, b, { stride: 2, padding: 1 });
    const known = [
      [-0.08759809, -0.10987781, -0.18387192, -0.2109216, 0.21027089, 0.21661097],
      [0.22847626, 0.23004637, 0.50813986, 0.54309974, 0.64082444, 0.67101435],
      [-0.98053589, -1.03143541, -1.19128892, -1.24695841, 0.69108355, 0.66880383],
      [0.59480972, 0.56776003, 2.36270298, 2.36904306, 2.38090835, 2.38247847],
    ];
    expectClose(out, tensor(known.flat(), [2, 3, 2, 2], 'float64').transpose(...toNhwc), 1e-6);
  });

  test("maxPool2d: CS231n's known output (assignment 2, max_pool_forward_naive)", () => {
    const x = linspace(-0.3, 0.4, [2, 3, 4, 4], toNhwc);
    const known = [
      [-0.26315789, -0.24842105, -0.20421053, -0.18947368, -0.14526316, -0.13052632],
      [-0.08631579, -0.07157895, -0.02736842, -0.01263158, 0.03157895, 0.04631579],
      [0.09052632, 0.10526316, 0.14947368, 0.16421053, 0.20842105, 0.22315789],
      [0.26736842, 0.28210526, 0.32631579, 0.34105263, 0.38526316, 0.4],
    ];
    const out = engine().maxPool2d(x, { size: 2, stride: 2 });
    expectClose(out, tensor(known.flat(), [2, 3, 2, 2], 'float64').transpose(...toNhwc), 1e-6);
  });

  test('conv2d: does not flip the filter (cross-correlation)', () => {
    const x = tensor([0, 0, 1, 0, 0, 0], [1, 2, 3, 1]);
    const w = tensor([1, 2, 3, 4], [2, 2, 1, 1]);
    expect(toNestedArray(engine().conv2d(x, w, null))).toEqual([[[[0], [2]]]]);
  });

  test('a tie in max pooling: the first maximum in row order gets the gradient', () => {
    const x = tensor([5, 5, 1, 5, 5, 5], [1, 2, 3, 1]);
    const dout = tensor([10, 100], [1, 1, 2, 1]);
    const dx = engine().maxPool2dBackward(dout, x, { size: 2, stride: 1 });
    expect([...dx.data]).toEqual([10, 100, 0, 0, 0, 0]);
  });

  test('a NaN in the window is the output, and the first one gets the gradient', () => {
    const x = tensor([3, NaN, 1, 2, NaN, NaN, 5, -Infinity], [1, 2, 4, 1]); // windows 3 NaN / NaN NaN, 1 2 / 5 −∞
    expect([...engine().maxPool2d(x, { size: 2 }).data]).toEqual([NaN, 5]);
    const dx = engine().maxPool2dBackward(tensor([1, 2], [1, 1, 2, 1]), x, { size: 2 });
    expect([...dx.data]).toEqual([0, 1, 0, 0, 0, 0, 2, 0]);
  });

  test('a tie with −∞ alone: the gradient stays on the image', () => {
    const x = tensor(new Float32Array(4).fill(-Infinity), [1, 2, 2, 1]);
    expect([...engine().maxPool2d(x, { size: 2 }).data]).toEqual([-Infinity]);
    const dx = engine().maxPool2dBackward(tensor([7], [1, 1, 1, 1]), x, { size: 3, padding: 1, stride: 2 });
    expect([...dx.data]).toEqual([7, 0, 0, 0]);
  });

  test('max pooling hands an infinite gradient to the largest pixel, and nothing to its neighbors', () => {
    const x = tensor([1, 2, 3, 6, 5, 4, 7, 9, 8], [1, 3, 3, 1]); // the windows' largest: 6 and 5, then 9 twice
    const dout = tensor([Infinity, 1, -2, NaN], [1, 2, 2, 1]);
    const dx = engine().maxPool2dBackward(dout, x, { size: 2, stride: 1 });
    expect([...dx.data].map((value) => value + 0)).toEqual([0, 0, 0, Infinity, 1, 0, 0, NaN, 0]);
    const both = tensor([-Infinity, Infinity, -2, 5], [1, 2, 2, 1]);
    const one = tensor([1, 1, 1, 1, 9, 1, 1, 1, 1], [1, 3, 3, 1]); // all four windows see 9
    const sum = engine().maxPool2dBackward(both, one, { size: 2, stride: 1 });
    expect([...sum.data].map((value) => value + 0)).toEqual([0, 0, 0, 0, NaN, 0, 0, 0, 0]);
  });

  test('relu: 0 has gradient 0', () => {
    const x = tensor([-1, 0, 2, -0]);
    expect([...engine().relu(x).data].map((value) => value + 0)).toEqual([0, 0, 2, 0]);
    expect([...engine().reluBackward(tensor([1, 1, 1, 1]), x).data]).toEqual([0, 0, 1, 0]);
  });

  test('relu with a max: cut there, where the gradient is 0, too', () => {
    const x = tensor([-1, 0, 2, 6, 6.5, Infinity, NaN]);
    const dout = tensor([1, 1, 1, 1, 1, 1, 1]);
    expect([...engine().relu(x, { max: 6 }).data]).toEqual([0, 0, 2, 6, 6, 6, NaN]);
    expect([...engine().reluBackward(dout, x, { max: 6 }).data]).toEqual([0, 0, 1, 0, 0, 0, 0]);
    expect(() => engine().relu(x, { max: 0 })).toThrow('relu: max must be a number above 0, not 0');
    expect(() => engine().reluBackward(dout, x, { max: NaN })).toThrow('reluBackward: max must be');
  });

  test('relu: NaN stays NaN, and passes no gradient on', () => {
    const x = tensor([NaN, -Infinity, Infinity, 1]);
    expect([...engine().relu(x).data].map((value) => value + 0)).toEqual([NaN, 0, Infinity, 1]);
    expect([...engine().reluBackward(tensor([1, 1, 1, 1]), x).data]).toEqual([0, 0, 1, 1]);
  });

  test('softmaxCrossEntropy: a class that is ruled out by −∞ costs nothing but its probability', () => {
    const { loss, dlogits } = engine().softmaxCrossEntropy(tensor([[0, -Infinity, 1]]), [0]);
    const [p, q] = [1 / (1 + Math.E), Math.E / (1 + Math.E)];
    expect(loss).toBeCloseTo(-Math.log(p), 5);
    expectClose(dlogits, tensor([[p - 1, 0, q]]), 1e-6);
  });

  test('softmaxCrossEntropy: one class is always right', () => {
    const { loss, dlogits } = engine().softmaxCrossEntropy(tensor([[3], [4]]), [0, 0]);
    expect([loss + 0, ...dlogits.data].map((value) => value + 0)).toEqual([0, 0, 0]);
  });

  test('maxPool2dBackward: one window takes any stride', () => {
    const x = tensor([1, 3, 2, 0], [1, 2, 2, 1]);
    const dx = engine().maxPool2dBackward(tensor([5], [1, 1, 1, 1]), x, { size: 2, stride: 100_000 });
    expect([...dx.data]).toEqual([0, 5, 0, 0]);
  });

  test('softmaxCrossEntropy: without knowledge the loss is ln C; logits of ±1000 do no harm', () => {
    const { loss } = engine().softmaxCrossEntropy(zeros([4, 10]), [0, 3, 9, 5]);
    expect(loss).toBeCloseTo(Math.log(10), 6);
    const extreme = engine().softmaxCrossEntropy(tensor([1000, -1000, -1000, 1000], [2, 2]), [0, 0]);
    expect(extreme.loss).toBeCloseTo(1000, 3);
    expect([...extreme.dlogits.data].map((value) => value + 0)).toEqual([0, 0, -0.5, 0.5]);
  });

  test.each([Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array])(
    'softmaxCrossEntropy: labels may be a %p',
    (Labels) => {
      const logits = tensor([0, 1, 2, 2, 1, 0], [2, 3]);
      const plain = engine().softmaxCrossEntropy(logits, [2, 1]);
      expect(engine().softmaxCrossEntropy(logits, Labels.from([2, 1])).loss).toBe(plain.loss);
    },
  );

  test('dropout: keeps where a uniform number ≥ rate, in row order, on every engine alike', () => {
    const x = tensor(
      Array.from({ length: 24 }, (_, i) => i + 1),
      [2, 3, 4],
    );
    const { out, mask } = engine().dropout(x, { rate: 0.25, seed: 7, training: true });
    const uniform = seededRandom(7);
    const expected = Float32Array.from(x.data, () => (uniform() >= 0.25 ? 1 / 0.75 : 0));
    expect([...mask.data]).toEqual([...expected]);
    expect(new Set(mask.data).size).toBe(2);
    expectClose(
      out,
      tensor(
        expected.map((factor, i) => factor * x.data[i]),
        x.shape,
      ),
    );
  });

  test('dropout: does nothing when the network is used', () => {
    const x = tensor([1, -2, 3]);
    const { out, mask } = engine().dropout(x, { rate: 0.9, seed: 1, training: false });
    expect([...out.data]).toEqual([1, -2, 3]);
    expect([...mask.data]).toEqual([1, 1, 1]);
    expect(out.data).not.toBe(x.data);
  });
}
