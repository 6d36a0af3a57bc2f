import { naive } from '../../../lib/naive';
import { seededRandom } from '../../../lib/random';
import { randomNormal, tensor, type Tensor } from '../../../lib/tensor';
import { loadWasm, type WasmBackend } from '../../../lib/wasm';
import { close } from './support';

let wasm: WasmBackend;
beforeAll(async () => {
  wasm = await loadWasm({ memory: 64 });
});

/** Few different numbers, so that windows hold ties; some are NaN. */
function withTies(
  shape: readonly number[],
  seed: number,
  different: number,
  isNaNAt: (i: number) => boolean,
): Tensor {
  const random = seededRandom(seed);
  const drawn = (): number => Math.floor(random() * different) - Math.floor(different / 2);
  const length = shape.reduce((all, one) => all * one, 1);
  return tensor(
    Float32Array.from({ length }, (_, i) => {
      const value = drawn();
      return isNaNAt(i) ? NaN : value;
    }),
    shape,
  );
}

describe.each([3, 4, 5, 8, 11])('wasm: pooling of %i channels, NaN and ties included', (channels) => {
  const x = withTies([2, 7, 9, channels], channels, 4, (i) => i === 17);

  describe.each([
    ['2 × 2', { size: 2 }],
    ['3 × 2, padded', { size: [3, 2], stride: [2, 1], padding: [1, 0] }],
  ] as const)('windows of %s', (_, options) => {
    const out = naive.maxPool2d(x, options);
    const dout = randomNormal(out.shape, { seed: channels });

    test('max pooling gives the bits of the loops', () => {
      expect(wasm.maxPool2d(x, options)).toHaveTheBitsOf(out);
    });

    test.each(['maxPool2dBackward', 'avgPool2dBackward'] as const)('%s equals the loops', (name) => {
      expect(wasm[name](dout, x, options)).toBeCloseToTensor(naive[name](dout, x, options), close);
    });
  });
});

describe.each([4, 8, 12])('wasm: 2 × 2 windows over %i channels, NaN and ties included', (channels) => {
  const x = withTies([3, 6, 10, channels], channels, 3, (i) => i % 7 === 0);
  const out = naive.maxPool2d(x, { size: 2 });

  test('max pooling gives the bits of the loops', () => {
    expect(wasm.maxPool2d(x, { size: 2 })).toHaveTheBitsOf(out);
  });

  test('the gradient goes where the loops send it', () => {
    const dout = randomNormal(out.shape, { seed: channels });
    const [own, loops] = [wasm, naive].map((engine) => engine.maxPool2dBackward(dout, x, { size: 2 }));
    expect(own).toBeCloseToTensor(loops, { rtol: 0, atol: 0 });
  });
});

test('wasm: a window that 32 bits do not hold is refused, a stride that is never taken is not', () => {
  const x = randomNormal([1, 5, 6, 4], { seed: 1 });
  for (const size of [2 ** 31, 2 ** 32 + 2])
    expect(() => wasm.maxPool2d(x, { size, padding: 'same' })).toThrow(
      `pool2d: sizes, strides and padding go up to ${2 ** 30} on the engine wasm, not ${size}`,
    );
  expect(wasm.maxPool2d(x, { size: [4, 5], stride: 2 ** 32 })).toHaveTheBitsOf(
    naive.maxPool2d(x, { size: [4, 5], stride: 2 ** 32 }),
  );
  expect(wasm.avgPool2d(x, { size: [2 ** 29, 3], padding: 'same', stride: 3 })).toBeCloseToTensor(
    naive.avgPool2d(x, { size: [2 ** 29, 3], padding: 'same', stride: 3 }),
    close,
  );
});
