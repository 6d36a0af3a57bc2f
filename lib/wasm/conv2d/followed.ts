import type { ConvOptions, FollowedBy, Sides } from '../../backend';
import { convShapes, denseShapes, type ConvShapes } from '../../shapes';
import { contiguous, copy, dtypeOf, wrap, type Tensor } from '../../tensor';
import { copyIn, padImages, type PaddedImages } from '../machine/layout';
import type { Machine } from '../machine/machine';
import { floatsLaidOut, knownFloats } from '../machine/measure';
import { multiply, panelWidth } from '../machine/product';
import { winogradWay } from '../winograd';
import { isDepthwise, runDepthwise, windows } from './depthwise';
import { layOut, pixelSteps, windowRuns } from './forward';
import { isSingle } from './single-filter';

// What a network does that only answers: a convolution with its bias, its ReLU and the sum past a residual block in one go,
// from weights that were packed for the answer before, into the border that the next layer wants. The sums are those of
// conv2d, in the same order.

const NONE: Sides = { top: 0, bottom: 0, left: 0, right: 0 };

/** Outputs that lie within zeros in the engine's memory, by the view that was given for them. */
const bordered = new WeakMap<Tensor, { readonly images: PaddedImages; readonly border: Sides }>();

/** See `Backend.conv2dFollowed`. Undefined for layers that go another way: Winograd's, one filter, float64, too large. */
export function conv2dFollowed(
  machine: Machine,
  x: Tensor,
  w: Tensor,
  b: Tensor | null,
  options: ConvOptions,
  { reluMax, shortcut, border = NONE, keys }: FollowedBy,
): Tensor | undefined {
  const s = convShapes('conv2d', x, w, b, options);
  const deep = isDepthwise(s);
  if (dtypeOf(x) !== 'float32' || (!deep && (winogradWay(s) || isSingle(s))) || (shortcut && deep))
    return undefined;
  const around = shortcut ? NONE : border;
  const [h, width] = [s.oh + around.top + around.bottom, s.ow + around.left + around.right];
  const size = s.n * h * width * s.oc;
  const weights = w.size + s.oc + 8 * s.groups;
  const own = bordered.get(x);
  const inPlace = own !== undefined && sameSides(own.border, s.padding);
  const needed = knownFloats(keys?.[0], [...x.shape, size], () =>
    floatsLaidOut(machine, (dry) => {
      dry.allocate(size + weights);
      layOut(dry, s);
    }),
  );
  if (needed > machine.capacity()) return undefined; // conv2d cuts it into chunks
  machine.reset();
  const start = machine.allocateOutput(size); // first, so that it can be retained
  clearBorder(machine, start, [s.n, h, width, s.oc], around);
  const out = start + (around.top * width + around.left) * s.oc * 4;
  const steps = [h * width * s.oc * 4, width * s.oc * 4, s.oc * 4] as const;
  const images = inPlace ? own.images : padImages(machine, copyIn(machine, contiguous(x).data), s);
  const packed = keep(machine, keys, packedSize(s), (address) => {
    pack(machine, s, contiguous(w).data, b && contiguous(b).data, address);
  });
  const bias = b ? packed : 0;
  const filters = packed + biasSize(s) * 4;
  const limits = reluMax === undefined ? undefined : ([0, reluMax] as const);
  if (deep) {
    runDepthwise(machine, {
      x: windows(s, images),
      w: { start: filters, taps: [s.kw * s.c * 4, s.c * 4] },
      out: { start: out, steps },
      kernel: [s.kh, s.kw],
      size: [s.n, s.oh, s.ow],
      channels: s.c,
      bias,
      limits,
    });
  } else {
    if (shortcut) machine.floats.set(contiguous(shortcut).data, out / 4);
    const [channels, columns] = [s.c / s.groups, s.oc / s.groups];
    const window = windowRuns(machine, s, images);
    const cut = limits ? machine.allocate(2) : 0;
    if (limits) machine.floats.set(limits, cut / 4);
    for (let group = 0; group < s.groups; group++)
      multiply(machine, {
        sizes: [s.n, s.oh, s.ow],
        input: { start: images.address + group * channels * 4, steps: pixelSteps(s, images) },
        output: { start: out + group * columns * 4, steps },
        ...window,
        panels: filters + group * panelSize(s) * 4,
        columns,
        start: bias && bias + group * panelWidth(columns) * 4,
        accumulate: shortcut !== undefined,
        limits: cut,
      });
  }
  const whole = wrap(machine.floats.subarray(start / 4, start / 4 + size), [s.n, h, width, s.oc]);
  const inside = around === NONE ? whole : whole.lo(0, around.top, around.left, 0).hi(s.n, s.oh, s.ow, s.oc);
  if (!machine.retain(start, size)) return copy(inside);
  if (around !== NONE)
    bordered.set(inside, { images: { address: start, h, w: width, c: s.oc }, border: around });
  return inside;
}

/** Beyond the last cache, weights come faster in `dense`'s stream: AlexNet's fc7 took 12 ms from where it was kept, and 9 so. */
const KEPT_WEIGHTS = 1 << 21;

/** See `Backend.denseFollowed`: for one image, weights that are kept as they are. */
export function denseFollowed(
  machine: Machine,
  x: Tensor,
  w: Tensor,
  b: Tensor | null,
  { reluMax, shortcut, keys }: FollowedBy,
): Tensor | undefined {
  const { n, inputs, outputs } = denseShapes('dense', x, w, b);
  if (n !== 1 || shortcut || !keys || w.size > KEPT_WEIGHTS || dtypeOf(x) !== 'float32') return undefined;
  machine.reset();
  if (2 * (inputs + outputs) + 1024 > machine.capacity()) return undefined;
  const sums = machine.allocateOutput(outputs);
  const values = copyIn(machine, contiguous(x).data);
  const weights = machine.keep(keys, w.size, (address) => {
    machine.floats.set(contiguous(w).data, address / 4);
  });
  if (weights === undefined) return undefined;
  if (b) machine.floats.set(contiguous(b).data, sums / 4);
  else machine.floats.fill(0, sums / 4, sums / 4 + outputs);
  machine.kernels.vectorMatrix(values, weights, inputs, outputs, sums);
  if (reluMax !== undefined) machine.kernels.relu(sums, sums, outputs, reluMax);
  const out = wrap(machine.floats.subarray(sums / 4, sums / 4 + outputs), [1, outputs]);
  return machine.retain(sums, outputs) ? out : copy(out);
}

/** Where weights were kept, or are now, or in this call's own memory. */
function keep(
  machine: Machine,
  keys: readonly object[] | undefined,
  count: number,
  fill: (address: number) => void,
): number {
  const kept = keys && machine.keep(keys, count, fill);
  if (kept !== undefined) return kept;
  const address = machine.allocate(count);
  fill(address);
  return address;
}

/** Biases by group in whole panels, then the filters: in panels, or a depthwise layer's as they are. */
function pack(
  machine: Machine,
  s: ConvShapes,
  w: Float32Array | Float64Array,
  b: Float32Array | Float64Array | null,
  address: number,
): void {
  const columns = s.oc / s.groups;
  const filters = address + biasSize(s) * 4;
  if (isDepthwise(s)) {
    if (b) machine.floats.set(b, address / 4);
    machine.floats.set(w, filters / 4);
    return;
  }
  for (let group = 0; b && group < s.groups; group++)
    machine.floats.set(
      b.subarray(group * columns, (group + 1) * columns),
      address / 4 + group * panelWidth(columns),
    );
  const [taps, channels] = [s.kh * s.kw, s.c / s.groups];
  const raw = copyIn(machine, w);
  const step = s.oc * 4;
  for (let group = 0; group < s.groups; group++)
    machine.kernels.pack(
      ...([raw + group * columns * 4, taps, channels * step, channels, step, columns, 4] as const),
      filters + group * panelSize(s) * 4,
    );
}

function packedSize(s: ConvShapes): number {
  return biasSize(s) + (isDepthwise(s) ? s.kh * s.kw * s.c : s.groups * panelSize(s));
}

function biasSize(s: ConvShapes): number {
  return isDepthwise(s) ? panelWidth(s.oc) : s.groups * panelWidth(s.oc / s.groups);
}

/** Floats of one group's panels. */
function panelSize(s: ConvShapes): number {
  return s.kh * s.kw * (s.c / s.groups) * panelWidth(s.oc / s.groups);
}

/** Zeros around each image [h, w, c] with its border. */
function clearBorder(
  { floats }: Machine,
  start: number,
  [n, h, w, c]: readonly [number, number, number, number],
  { top, bottom, left, right }: Sides,
): void {
  if (top + bottom + left + right === 0) return;
  for (let image = 0; image < n; image++) {
    const at = start / 4 + image * h * w * c;
    floats.fill(0, at, at + top * w * c);
    floats.fill(0, at + (h - bottom) * w * c, at + h * w * c);
    for (let row = top; row < h - bottom; row++) {
      const line = at + row * w * c;
      floats.fill(0, line, line + left * c);
      floats.fill(0, line + (w - right) * c, line + w * c);
    }
  }
}

function sameSides(a: Sides, b: Sides): boolean {
  return a.top === b.top && a.bottom === b.bottom && a.left === b.left && a.right === b.right;
}
