import type { ConvOptions, LayerGradients } from '../../backend';
import { convShapes, type ConvShapes } from '../../shapes';
import { contiguous, dtypeOf, type Tensor } from '../../tensor';
import { copyIn, result } from '../machine/layout';
import type { Machine } from '../machine/machine';
import { chunks } from '../machine/chunks';
import { conv2dParameterGradients } from './filter-gradient';
import { imageGradient } from './image-gradient';

/**
 * The gradients of a convolutional layer; two more products, each with the same inner loop.
 *
 * dout [N, OH, OW, OC], x [N, H, W, C], w [KH, KW, C / groups, OC] → dx like x, dw like w, db [OC]. Throws ShapeError.
 */
export function conv2dBackward(
  machine: Machine,
  dout: Tensor,
  x: Tensor,
  w: Tensor,
  options?: ConvOptions,
  name = 'conv2dBackward',
): LayerGradients {
  const s = convShapes(name, x, w, null, options);
  const parameters = conv2dParameterGradients(machine, dout, x, w, options, name);
  const dx = result(machine, x.shape, dtypeOf(x));
  const [gradient, filters] = [contiguous(dout).data, contiguous(w).data];
  for (const chunk of chunks(name, machine, s, s.oc, layOut)) {
    machine.reset();
    const [from, to] = chunk.x;
    const address = machine.allocate(to - from);
    const d = copyIn(machine, gradient.subarray(...chunk.out));
    imageGradient(machine, chunk.shapes, d, copyIn(machine, filters), address);
    dx.add(address, from, to);
  }
  return { dx: dx.tensor(), ...parameters };
}

function layOut(dry: Machine, s: ConvShapes): void {
  const dx = dry.allocate(s.n * s.h * s.w * s.c);
  const dout = dry.allocate(s.n * s.oh * s.ow * s.oc);
  imageGradient(dry, s, dout, dry.allocate(s.kh * s.kw * (s.c / s.groups) * s.oc), dx);
}
