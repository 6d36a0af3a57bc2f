import type { ConvOptions, ParameterGradients } from '../../backend';
import { checkGradient, convShapes, type ConvShapes } from '../../shapes';
import { contiguous, dtypeOf, type Tensor } from '../../tensor';
import { copyIn, padImages, result } from '../machine/layout';
import type { Machine } from '../machine/machine';
import { chunks } from '../machine/chunks';
import { runOffsets, largestPart, multiply, panelWidth } from '../machine/product';
import { depthwiseFilterGradient, isDepthwise } from './depthwise';
import { suitsWinogradGradient, winogradFilterGradient } from '../winograd/filter-gradient';

/** dw and db alone: a first layer does not need the gradient of the images. */
export function conv2dParameterGradients(
  machine: Machine,
  dout: Tensor,
  x: Tensor,
  w: Tensor,
  options?: ConvOptions,
  name = 'conv2dBackward',
): ParameterGradients {
  const s = convShapes(name, x, w, null, options);
  checkGradient(name, dout, [s.n, s.oh, s.ow, s.oc], x);
  const dw = result(machine, w.shape, dtypeOf(x));
  const db = result(machine, [s.oc], dtypeOf(x));
  const [gradient, values] = [contiguous(dout).data, contiguous(x).data];
  for (const { shapes, x: part, out } of chunks(name, machine, s, s.oc, layOut)) {
    machine.reset();
    const d = copyIn(machine, gradient.subarray(...out));
    db.add(columnSums(machine, d, shapes.n * shapes.oh * shapes.ow, s.oc), 0, s.oc);
    const images = copyIn(machine, values.subarray(...part));
    dw.add(filterGradient(machine, shapes, d, images), 0, w.size);
  }
  return { dw: dw.tensor(), db: db.tensor() };
}

function layOut(dry: Machine, s: ConvShapes): void {
  const dout = dry.allocate(s.n * s.oh * s.ow * s.oc);
  columnSums(dry, dout, s.n * s.oh * s.ow, s.oc);
  filterGradient(dry, s, dout, dry.allocate(s.n * s.h * s.w * s.c));
}

function columnSums(machine: Machine, address: number, rows: number, columns: number): number {
  const sums = machine.allocate(panelWidth(columns));
  machine.kernels.columnSums(address, rows, columns, sums);
  return sums;
}

/**
 * dw: rows are the filters' taps (u, v, c), columns the filters, and the runs are rows of output pixels.
 *
 *     dw[u, v, c][o] = Σ_(n, i) Σ_j x[n, i·stride + u, j·stride + v, c] · dout[n, i, j][o]
 *
 * The sum runs over j, so x is turned to planes first, in which neighbours along j are neighbours in memory. With a
 * stride they are not even in planes: then each v gets a plane of its own.
 */
function filterGradient(machine: Machine, s: ConvShapes, dout: number, images: number): number {
  if (isDepthwise(s)) return depthwiseFilterGradient(machine, s, dout, images);
  const channels = s.c / s.groups;
  const filters = s.oc / s.groups;
  const dw = machine.allocate(s.kh * s.kw * channels * s.oc);
  if (suitsWinogradGradient(s)) {
    winogradFilterGradient(machine, s, dout, images, dw);
    return dw;
  }
  const x = padImages(machine, images, s);
  const shared = s.strideW === 1;
  const [taps, count] = shared ? [1, x.w] : [s.kw, s.ow];
  const plane = taps * count * 4;
  const row = x.c * plane;
  let address = x.address;
  if (!(shared && x.c === 1)) {
    address = machine.allocate(s.n * x.h * x.c * taps * count);
    machine.kernels.planes(x.address, s.n * x.h, x.w, x.c, taps, s.dilationW, count, s.strideW, address);
  }
  const runLength = largestPart(s.ow);
  const runs = s.n * s.oh * (s.ow / runLength);
  const pixels = runOffsets(machine, runLength, [
    [s.n, x.h * row],
    [s.oh, s.strideH * row],
    [s.ow / runLength, runLength * 4],
  ]);
  const packed = s.groups === 1 && (filters === 8 || filters === 4); // a panel already
  const panels = packed ? dout : machine.allocate(runs * runLength * panelWidth(filters));
  for (let group = 0; group < s.groups; group++) {
    if (!packed)
      machine.kernels.pack(dout + group * filters * 4, 1, 0, runs * runLength, s.oc * 4, filters, 4, panels);
    multiply(machine, {
      sizes: [s.kh, s.kw, channels],
      input: {
        start: address + group * channels * plane,
        steps: [s.dilationH * row, shared ? s.dilationW * 4 : count * 4, plane],
      },
      output: {
        start: dw + group * filters * 4,
        steps: [s.kw * channels * s.oc * 4, channels * s.oc * 4, s.oc * 4],
      },
      runOffsets: pixels,
      runs,
      runLength,
      panels,
      columns: filters,
    });
  }
  return dw;
}
