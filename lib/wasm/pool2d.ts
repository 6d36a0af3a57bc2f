import type { PoolOptions } from '../backend';
import { checkGradient, poolShapes, type WindowShapes } from '../shapes';
import { dtypeOf, type Tensor } from '../tensor';
import { copyIn, result, valuesOf } from './layout';
import type { Kernels } from './module';
import type { Machine } from './machine';
import { pieces } from './pieces';

/** x [N, H, W, C] → [N, OH, OW, C], the largest value of each window. Throws ShapeError. */
export function maxPool2d(machine: Machine, x: Tensor, options: PoolOptions): Tensor {
  return pool(machine, x, poolShapes('maxPool2d', x, options), 'maxPool');
}

/** x [N, H, W, C] → [N, OH, OW, C], the mean of each window's pixels. Throws ShapeError. */
export function avgPool2d(machine: Machine, x: Tensor, options: PoolOptions): Tensor {
  return pool(machine, x, poolShapes('avgPool2d', x, options), 'avgPool');
}

/** dout [N, OH, OW, C], x [N, H, W, C] → dx like x: to the first maximum of each window. Throws ShapeError. */
export function maxPool2dBackward(machine: Machine, dout: Tensor, x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('maxPool2dBackward', x, options);
  checkGradient('maxPool2dBackward', dout, [s.n, s.oh, s.ow, s.c], x);
  return poolBackward(machine, dout, x, s, (kernels, plan, d, image, dx) => {
    kernels.maxPoolBackward(plan, d, image(), dx);
  });
}

/** dout [N, OH, OW, C], x [N, H, W, C] → dx like x: an equal share to each pixel. Throws ShapeError. */
export function avgPool2dBackward(machine: Machine, dout: Tensor, x: Tensor, options: PoolOptions): Tensor {
  const s = poolShapes('avgPool2dBackward', x, options);
  checkGradient('avgPool2dBackward', dout, [s.n, s.oh, s.ow, s.c], x);
  return poolBackward(machine, dout, x, s, (kernels, plan, d, _image, dx) => {
    kernels.avgPoolBackward(plan, d, dx);
  });
}

function pool(machine: Machine, x: Tensor, s: WindowShapes, kernel: 'maxPool' | 'avgPool'): Tensor {
  const out = result(machine, [s.n, s.oh, s.ow, s.c], dtypeOf(x));
  const values = valuesOf(x);
  for (const piece of pieces(`${kernel}2d`, machine, s, s.c, floatsNeeded)) {
    machine.reset();
    const [from, to] = piece.out;
    const address = machine.take(to - from);
    const image = copyIn(machine, values.subarray(...piece.x));
    machine.kernels[kernel](plan(machine, piece.shapes), image, address);
    out.add(address, from, to);
  }
  return out.tensor();
}

function poolBackward(
  machine: Machine,
  dout: Tensor,
  x: Tensor,
  s: WindowShapes,
  run: (kernels: Kernels, plan: number, dout: number, image: () => number, dx: number) => void,
): Tensor {
  const dx = result(machine, x.shape, dtypeOf(x));
  const [values, gradient] = [valuesOf(x), valuesOf(dout)];
  for (const piece of pieces('pooling backward', machine, s, s.c, floatsNeeded)) {
    machine.reset();
    const [from, to] = piece.x;
    const address = machine.take(to - from);
    const d = copyIn(machine, gradient.subarray(...piece.out));
    machine.floats.fill(0, address / 4, address / 4 + to - from);
    const image = (): number => copyIn(machine, values.subarray(from, to));
    run(machine.kernels, plan(machine, piece.shapes), d, image, address);
    dx.add(address, from, to);
  }
  return dx.tensor();
}

/** The order of kernels/pool.ts. */
function plan(machine: Machine, s: WindowShapes): number {
  const address = machine.take(12);
  const { top, left } = s.padding;
  machine.ints.set(
    [s.n, s.h, s.w, s.c, s.kh, s.kw, s.strideH, s.strideW, top, left, s.oh, s.ow],
    address / 4,
  );
  return address;
}

function floatsNeeded(s: WindowShapes): number {
  return s.n * s.c * (2 * s.h * s.w + s.oh * s.ow) + 256;
}
