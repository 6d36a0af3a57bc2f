import * as fc from 'fast-check';
import { randomNormal, reshape, tensor, zeros, type Tensor } from '../../../lib/tensor';
import { convolution } from './against-naive';
import { expectClose, type Engine } from './support';

const some = { numRuns: 30 };

/** α · a + b */
function combine(alpha: number, a: Tensor, b: Tensor): Tensor {
  return tensor(
    Array.from(a.data, (value, i) => alpha * value + b.data[i]),
    a.shape,
  );
}

/** What a convolution is, whatever the numbers. */
export function propertySuite(engine: Engine): void {
  test('conv2d is linear in the image and in the filter', () => {
    fc.assert(
      fc.property(
        convolution,
        fc.integer({ min: -3, max: 3 }),
        ({ xShape, wShape, options, seed }, alpha) => {
          const conv = (x: Tensor, w: Tensor): Tensor => engine().conv2d(x, w, null, options);
          const [x, y] = [randomNormal(xShape, { seed }), randomNormal(xShape, { seed: seed + 1 })];
          const [w, v] = [randomNormal(wShape, { seed: seed + 2 }), randomNormal(wShape, { seed: seed + 3 })];
          expectClose(conv(combine(alpha, x, y), w), combine(alpha, conv(x, w), conv(y, w)), 1e-5);
          expectClose(conv(x, combine(alpha, w, v)), combine(alpha, conv(x, w), conv(x, v)), 1e-5);
        },
      ),
      some,
    );
  });

  test('conv2d: shift the image, and the map shifts (away from the border)', () => {
    const shift = fc.record({ down: fc.nat(4), right: fc.nat(4), seed: fc.nat(1e6) });
    fc.assert(
      fc.property(shift, ({ down, right, seed }) => {
        const scene = randomNormal([2, 14, 13, 3], { seed });
        const w = randomNormal([3, 2, 3, 4], { seed: seed + 1 });
        const shot = (row: number, col: number): Tensor => scene.lo(0, row, col, 0).hi(2, 9, 8, 3); // two photographs of one scene, as views
        const still = engine().conv2d(shot(0, 0), w, null);
        const moved = engine().conv2d(shot(down, right), w, null);
        const [, height, width] = still.shape;
        const common = [2, height - down, width - right, 4];
        expectClose(moved.hi(...common), still.lo(0, down, right, 0).hi(...common), 1e-5);
      }),
      some,
    );
  });

  test('conv2d with a stride is the dense map, thinned out', () => {
    const x = randomNormal([2, 11, 9, 3], { seed: 1 });
    const w = randomNormal([3, 4, 3, 2], { seed: 2 });
    const full = engine().conv2d(x, w, null);
    expectClose(engine().conv2d(x, w, null, { stride: [3, 2] }), full.step(1, 3, 2, 1), 1e-5);
  });

  test('conv2d with a filter as large as the input equals dense', () => {
    const x = randomNormal([3, 4, 5, 2], { seed: 1 });
    const w = randomNormal([4, 5, 2, 7], { seed: 2 });
    const b = randomNormal([7], { seed: 3 });
    const asDense = engine().dense(reshape(x, [3, 40]), reshape(w, [40, 7]), b);
    expectClose(reshape(engine().conv2d(x, w, b), [3, 7]), asDense, 1e-5);
  });

  test('conv2d of 1 × 1 equals dense at every pixel', () => {
    const x = randomNormal([2, 3, 5, 4], { seed: 1 });
    const w = randomNormal([1, 1, 4, 6], { seed: 2 });
    const b = randomNormal([6], { seed: 3 });
    const perPixel = engine().dense(reshape(x, [30, 4]), reshape(w, [4, 6]), b);
    expectClose(reshape(engine().conv2d(x, w, b), [30, 6]), perPixel, 1e-5);
  });

  test('dense with the matrix that conv2d makes of single pixels equals conv2d', () => {
    const options = { stride: [2, 1], padding: [1, 2], dilation: [1, 2] } as const;
    const w = randomNormal([3, 2, 2, 3], { seed: 2 });
    const pixels = 5 * 4 * 2;
    const units = zeros([pixels, pixels]);
    for (let i = 0; i < pixels; i++) units.set(i, i, 1);
    const responses = engine().conv2d(reshape(units, [pixels, 5, 4, 2]), w, null, options);
    const matrix = reshape(responses, [pixels, responses.size / pixels]);
    const x = randomNormal([3, 5, 4, 2], { seed: 1 });
    const asDense = engine().dense(reshape(x, [3, pixels]), matrix, null);
    expectClose(asDense, reshape(engine().conv2d(x, w, null, options), asDense.shape), 1e-5);
  });

  test('conv2d in groups equals each group alone, side by side', () => {
    const x = randomNormal([2, 6, 5, 6], { seed: 1 });
    const w = randomNormal([2, 3, 2, 9], { seed: 2 });
    const together = engine().conv2d(x, w, null, { groups: 3 });
    for (let g = 0; g < 3; g++) {
      const input = x.lo(0, 0, 0, 2 * g).hi(2, 6, 5, 2);
      const filters = w.lo(0, 0, 0, 3 * g).hi(2, 3, 2, 3);
      const alone = engine().conv2d(input, filters, null);
      expectClose(together.lo(0, 0, 0, 3 * g).hi(...alone.shape), alone, 1e-5);
    }
  });

  test('dense: a row alone gives what it gives in the batch', () => {
    const x = randomNormal([5, 11], { seed: 1 });
    const w = randomNormal([11, 3], { seed: 2 });
    const all = engine().dense(x, w, null);
    for (let n = 0; n < 5; n++) {
      expectClose(engine().dense(x.lo(n, 0).hi(1, 11), w, null), all.lo(n, 0).hi(1, 3), 1e-5);
    }
  });
}
