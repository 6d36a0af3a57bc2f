import type { PoolOptions } from '../backend';
import { ShapeError } from '../errors';
import { checkGradient, poolShapes, type WindowShapes } from '../shapes';
import { contiguous, dtypeOf, type Tensor } from '../tensor';
import { copyIn, hasPadding, result } from './machine/layout';
import type { Machine } from './machine/machine';
import { chunks } from './machine/chunks';
import { planOf } from './machine/product';

/** x [N, H, W, C] → [N, OH, OW, C], the largest value of each window. Throws ShapeError. */
export function maxPool2d(machine: Machine, x: Tensor, options: PoolOptions): Tensor {
  return pool(machine, x, poolShapes('maxPool2d', x, options), 'maxPool2d', (machine, shapes, image, out) => {
    if (is2x2(shapes)) machine.kernels.maxPool2x2(image, ...sizesOf(shapes), out);
    else machine.kernels.pool(plan(machine, shapes, LARGEST), image, out);
  });
}

/** x [N, H, W, C] → [N, OH, OW, C], the mean of each window's pixels. Throws ShapeError. */
export function avgPool2d(machine: Machine, x: Tensor, options: PoolOptions): Tensor {
  return pool(machine, x, poolShapes('avgPool2d', x, options), 'avgPool2d', (machine, shapes, image, out) => {
    machine.kernels.pool(plan(machine, shapes, MEAN), image, out);
  });
}

/** dout [N, OH, OW, C], x [N, H, W, C] → dx like x: to the first maximum of each window. Throws ShapeError. */
export function maxPool2dBackward(machine: Machine, dout: Tensor, x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('maxPool2dBackward', x, options);
  checkGradient('maxPool2dBackward', dout, [s.n, s.oh, s.ow, s.c], x);
  return poolBackward(machine, dout, x, s, 'maxPool2dBackward', (machine, shapes, d, image, dx, size) => {
    if (is2x2(shapes)) {
      machine.kernels.maxPool2x2Backward(d, image(), ...sizesOf(shapes), dx);
    } else {
      machine.floats.fill(0, dx / 4, dx / 4 + size);
      machine.kernels.poolBackward(plan(machine, shapes, LARGEST), d, image(), dx);
    }
  });
}

/** dout [N, OH, OW, C], x [N, H, W, C] → dx like x: an equal share to each pixel. Throws ShapeError. */
export function avgPool2dBackward(machine: Machine, dout: Tensor, x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('avgPool2dBackward', x, options);
  checkGradient('avgPool2dBackward', dout, [s.n, s.oh, s.ow, s.c], x);
  return poolBackward(machine, dout, x, s, 'avgPool2dBackward', (machine, shapes, d, _image, dx, size) => {
    machine.floats.fill(0, dx / 4, dx / 4 + size);
    machine.kernels.poolBackward(plan(machine, shapes, MEAN), d, d, dx);
  });
}

function pool(
  machine: Machine,
  x: Tensor,
  s: WindowShapes,
  name: string,
  run: (machine: Machine, shapes: WindowShapes, image: number, out: number) => void,
): Tensor {
  const out = result(machine, [s.n, s.oh, s.ow, s.c], dtypeOf(x));
  const values = contiguous(x).data;
  const layOut = (dry: Machine, one: WindowShapes): void => {
    run(dry, one, dry.allocate(one.n * one.h * one.w * one.c), dry.allocate(one.n * one.oh * one.ow * one.c));
  };
  for (const chunk of chunks(name, machine, s, s.c, layOut)) {
    machine.reset();
    const [from, to] = chunk.out;
    const address = machine.allocate(to - from);
    const image = copyIn(machine, values.subarray(...chunk.x));
    run(machine, chunk.shapes, image, address);
    out.store(address, from, to);
  }
  return out.tensor();
}

function poolBackward(
  machine: Machine,
  dout: Tensor,
  x: Tensor,
  s: WindowShapes,
  name: string,
  run: (
    machine: Machine,
    shapes: WindowShapes,
    dout: number,
    image: () => number,
    dx: number,
    size: number,
  ) => void,
): Tensor {
  const dx = result(machine, x.shape, dtypeOf(x));
  const [values, gradient] = [contiguous(x).data, contiguous(dout).data];
  const layOut = (dry: Machine, one: WindowShapes): void => {
    const size = one.n * one.h * one.w * one.c;
    const d = dry.allocate(one.n * one.oh * one.ow * one.c);
    run(dry, one, d, () => dry.allocate(size), dry.allocate(size), size);
  };
  for (const chunk of chunks(name, machine, s, s.c, layOut)) {
    machine.reset();
    const [from, to] = chunk.x;
    const address = machine.allocate(to - from);
    const d = copyIn(machine, gradient.subarray(...chunk.out));
    const image = (): number => copyIn(machine, values.subarray(from, to));
    run(machine, chunk.shapes, d, image, address, to - from);
    dx.add(address, from, to);
  }
  return dx.tensor();
}

/** Whether kernels/max-pool-2x2.ts does it. */
function is2x2(s: WindowShapes): boolean {
  const twos = [s.kh, s.kw, s.strideH, s.strideW].every((length) => length === 2);
  return twos && !hasPadding(s) && s.h % 2 === 0 && s.w % 2 === 0 && s.c % 4 === 0;
}

function sizesOf(s: WindowShapes): [rows: number, columns: number, pixel: number] {
  return [s.n * s.oh, s.ow, s.c * 4];
}

const [LARGEST, MEAN] = [0, 1];
/** Half of what 32 bits hold: a window may begin as far before the image as it reaches. */
const LARGEST_WINDOW = 2 ** 30;

/** The order of kernels/pool.ts. Throws ShapeError for a window that its whole numbers of 32 bits do not hold. */
function plan(machine: Machine, s: WindowShapes, kind: number): number {
  const { top, left } = s.padding;
  const stride = [s.oh > 1 ? s.strideH : 1, s.ow > 1 ? s.strideW : 1]; // one window never moves
  const window = [s.kh, s.kw, ...stride, top, left];
  for (const length of window)
    if (length > LARGEST_WINDOW)
      throw new ShapeError(
        `pool2d: sizes, strides and padding go up to ${LARGEST_WINDOW} on the engine wasm, not ${length}: ` +
          "take a smaller window, or await loadBackend('naive')",
      );
  return planOf(machine, [s.n, s.h, s.w, s.c, ...window, s.oh, s.ow, kind]);
}
