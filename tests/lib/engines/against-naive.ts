import * as fc from 'fast-check';
import type { ConvOptions, PoolOptions } from '../../../lib/backend';
import { naive } from '../../../lib/naive';
import { randomNormal, tensor, type Tensor } from '../../../lib/tensor';
import { expectClose, expectGradients, inner, strided, type Engine } from './support';

/** A convolution of any geometry that fits. */
export const convolution = fc
  .record({
    n: fc.integer({ min: 1, max: 3 }),
    groups: fc.integer({ min: 1, max: 3 }),
    groupChannels: fc.integer({ min: 1, max: 5 }),
    groupFilters: fc.integer({ min: 1, max: 5 }),
    kernel: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    stride: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    dilation: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    padding: fc.oneof(
      fc.constantFrom('same' as const, 'valid' as const),
      fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })),
    ),
    extra: fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
    seed: fc.nat(1e6),
  })
  .map(({ n, groups, groupChannels, groupFilters, kernel, extra, seed, ...options }) => {
    const { dilation, padding } = options;
    const size = [0, 1].map((axis) => {
      const window = dilation[axis] * (kernel[axis] - 1) + 1;
      const zeros = typeof padding === 'string' ? 0 : 2 * padding[axis];
      return Math.max(1, window - zeros) + extra[axis];
    });
    return {
      xShape: [n, size[0], size[1], groups * groupChannels],
      wShape: [kernel[0], kernel[1], groupChannels, groups * groupFilters],
      options: { ...options, groups } satisfies ConvOptions,
      seed,
    };
  });

/** A pooling of any geometry that fits, over an image of few different values: many ties. */
const pooling = fc
  .record({
    n: fc.integer({ min: 1, max: 2 }),
    channels: fc.integer({ min: 1, max: 9 }),
    size: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    stride: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    same: fc.boolean(),
    padding: fc.tuple(fc.nat(3), fc.nat(3)),
    extra: fc.tuple(fc.nat(6), fc.nat(6)),
    seed: fc.nat(1e6),
  })
  .map(({ n, channels, size, stride, same, padding, extra, seed }) => {
    const pad = [padding[0] % size[0], padding[1] % size[1]] as const;
    const options: PoolOptions = { size, stride, padding: same ? 'same' : pad };
    return { xShape: [n, size[0] + extra[0], size[1] + extra[1], channels], options, seed };
  });

const some = { numRuns: 60 };

/** On geometry that nobody thought of, every engine agrees with the loops. */
export function againstNaiveSuite(engine: Engine): void {
  test('conv2d and its gradients agree with the loops on any geometry', () => {
    fc.assert(
      fc.property(convolution, ({ xShape, wShape, options, seed }) => {
        const x = strided(randomNormal(xShape, { seed }));
        const w = randomNormal(wShape, { seed: seed + 1 });
        const b = randomNormal([wShape[3]], { seed: seed + 2 });
        const out = naive.conv2d(x, w, b, options);
        expectClose(engine().conv2d(x, w, b, options), out, 1e-5);
        const dout = randomNormal(out.shape, { seed: seed + 3 });
        expectGradients(
          engine().conv2dBackward(dout, x, w, options),
          naive.conv2dBackward(dout, x, w, options),
          1e-5,
        );
      }),
      some,
    );
  });

  test('pooling and its gradients agree with the loops on any geometry, ties included', () => {
    fc.assert(
      fc.property(pooling, ({ xShape, options, seed }) => {
        const smooth = randomNormal(xShape, { seed });
        const x: Tensor = tensor(smooth.data.map(Math.round), xShape);
        for (const kind of ['maxPool2d', 'avgPool2d'] as const) {
          const out = naive[kind](x, options);
          expectClose(engine()[kind](x, options), out, 1e-5);
          const dout = randomNormal(out.shape, { seed: seed + 1 });
          const backward = `${kind}Backward` as const;
          expectClose(engine()[backward](dout, x, options), naive[backward](dout, x, options), 1e-5);
        }
      }),
      some,
    );
  });

  test('dense and local response normalisation agree with the loops for any size', () => {
    const sizes = fc.record({
      rows: fc.integer({ min: 1, max: 9 }),
      inputs: fc.integer({ min: 1, max: 40 }),
      outputs: fc.integer({ min: 1, max: 20 }),
      half: fc.nat(4),
      seed: fc.nat(1e6),
    });
    fc.assert(
      fc.property(sizes, ({ rows, inputs, outputs, half, seed }) => {
        const x = randomNormal([rows, inputs], { seed });
        const w = randomNormal([inputs, outputs], { seed: seed + 1 });
        const b = randomNormal([outputs], { seed: seed + 2 });
        const dout = randomNormal([rows, outputs], { seed: seed + 3 });
        expectClose(engine().dense(x, w, b), naive.dense(x, w, b), 1e-5);
        expectGradients(engine().denseBackward(dout, x, w), naive.denseBackward(dout, x, w), 1e-5);
        const image = randomNormal([1, rows, 2, inputs], { seed, std: 2 });
        const gradient = randomNormal(image.shape, { seed: seed + 4 });
        const norm = { size: 2 * half + 1, alpha: 0.3, beta: 0.6, bias: 1.5 };
        expectClose(engine().localResponseNorm(image, norm), naive.localResponseNorm(image, norm), 1e-5);
        expectClose(
          engine().localResponseNormBackward(gradient, image, norm),
          naive.localResponseNormBackward(gradient, image, norm),
          1e-5,
        );
      }),
      some,
    );
  });

  test('adjointness: ⟨conv(x), y⟩ = ⟨x, convᵀ(y)⟩ = ⟨w, dw(y)⟩', () => {
    fc.assert(
      fc.property(convolution, ({ xShape, wShape, options, seed }) => {
        const x = randomNormal(xShape, { seed, dtype: 'float64' });
        const w = randomNormal(wShape, { seed: seed + 1, dtype: 'float64' });
        const out = engine().conv2d(x, w, null, options);
        const y = randomNormal(out.shape, { seed: seed + 2, dtype: 'float64' });
        const { dx, dw } = engine().conv2dBackward(y, x, w, options);
        const size = Math.max(1, Math.sqrt(inner(out, out) * inner(y, y)));
        expect(Math.abs(inner(out, y) - inner(x, dx)) / size).toBeLessThan(1e-5);
        expect(Math.abs(inner(out, y) - inner(w, dw)) / size).toBeLessThan(1e-5);
      }),
      some,
    );
  });
}
