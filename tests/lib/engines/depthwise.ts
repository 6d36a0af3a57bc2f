import * as fc from 'fast-check';
import type { ConvOptions } from '../../../lib/backend';
import { im2colEngine } from '../../../lib/im2col';
import { naive } from '../../../lib/naive';
import { randomNormal } from '../../../lib/tensor';
import { expectClose, expectGradients, strided, type Engine } from './support';

/** A depthwise convolution of any geometry that fits: a filter a channel, or several. */
const depthwise = fc
  .record({
    n: fc.integer({ min: 1, max: 3 }),
    c: fc.integer({ min: 1, max: 21 }),
    multiplier: fc.constantFrom(1, 1, 1, 2, 3),
    kernel: fc.oneof(
      fc.constantFrom([3, 3] as const, [5, 5] as const),
      fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })),
    ),
    stride: fc.oneof(
      fc.constantFrom([1, 1] as const, [2, 2] as const),
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
    ),
    dilation: fc.oneof(
      fc.constant([1, 1] as const),
      fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 })),
    ),
    padding: fc.oneof(
      fc.constantFrom('same' as const, 'valid' as const),
      fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })),
    ),
    extra: fc.tuple(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 17 })),
    seed: fc.nat(1e6),
  })
  .map(({ n, c, multiplier, kernel, extra, seed, ...options }) => {
    const { dilation, padding } = options;
    const size = [0, 1].map((axis) => {
      const window = dilation[axis] * (kernel[axis] - 1) + 1;
      const zeros = typeof padding === 'string' ? 0 : 2 * padding[axis];
      return Math.max(1, window - zeros) + extra[axis];
    });
    return {
      xShape: [n, size[0], size[1], c],
      wShape: [kernel[0], kernel[1], 1, c * multiplier],
      options: { ...options, groups: c } satisfies ConvOptions,
      seed,
    };
  });

/** CONVLAB_RUNS=5000 for a long search. */
const numRuns = Number(process.env.CONVLAB_RUNS ?? 60);

/** Groups taken to their end: a filter a channel. */
export function depthwiseSuite(engine: Engine): void {
  test('depthwise: conv2d and its gradients agree on any geometry', () => {
    fc.assert(
      fc.property(depthwise, ({ xShape, wShape, options, seed }) => {
        const other = engine() === im2colEngine ? naive : im2colEngine;
        const x = strided(randomNormal(xShape, { seed }));
        const w = randomNormal(wShape, { seed: seed + 1 });
        const b = seed % 3 === 0 ? null : randomNormal([wShape[3]], { seed: seed + 2 });
        const out = other.conv2d(x, w, b, options);
        expectClose(engine().conv2d(x, w, b, options), out, 1e-5);
        const dout = randomNormal(out.shape, { seed: seed + 3 });
        expectGradients(
          engine().conv2dBackward(dout, x, w, options),
          other.conv2dBackward(dout, x, w, options),
          1e-5,
        );
      }),
      { numRuns },
    );
  });
}
