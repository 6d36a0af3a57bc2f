import { randomNormal, type ConvOptions, type Tensor } from 'convlab';

/** A convolution that is timed: numbers as [N, H, W, C], [KH, KW, C, OC]. */
export interface Workload {
  readonly name: string;
  readonly x: readonly [number, number, number, number];
  readonly w: readonly [number, number, number, number];
  readonly stride: number;
  readonly padding: number;
}

/** The lecture's layer, LeNet's two, one of VGG's shape (the ceiling is held against it), AlexNet's first three. */
export const workloads: readonly Workload[] = [
  { name: 'lecture, 1 image', x: [1, 32, 32, 3], w: [5, 5, 3, 10], stride: 1, padding: 2 },
  { name: 'lecture, 64 images', x: [64, 32, 32, 3], w: [5, 5, 3, 10], stride: 1, padding: 2 },
  { name: 'LeNet conv1', x: [64, 28, 28, 1], w: [5, 5, 1, 8], stride: 1, padding: 0 },
  { name: 'LeNet conv2', x: [64, 12, 12, 8], w: [5, 5, 8, 16], stride: 1, padding: 0 },
  { name: '56×56×64→64, 3×3', x: [1, 56, 56, 64], w: [3, 3, 64, 64], stride: 1, padding: 1 },
  { name: 'AlexNet conv1', x: [1, 227, 227, 3], w: [11, 11, 3, 96], stride: 4, padding: 0 },
  { name: 'AlexNet conv2', x: [1, 27, 27, 96], w: [5, 5, 96, 256], stride: 1, padding: 2 },
  { name: 'AlexNet conv3', x: [1, 13, 13, 256], w: [3, 3, 256, 384], stride: 1, padding: 1 },
];

export interface Inputs {
  readonly x: Tensor;
  readonly w: Tensor;
  readonly b: Tensor;
  readonly dout: Tensor;
  readonly options: ConvOptions;
  /** A multiplication and an addition are two operations. */
  readonly gigaflop: number;
}

export function inputsOf({ x, w, stride, padding }: Workload): Inputs {
  const size = (length: number, kernel: number): number =>
    Math.floor((length + 2 * padding - kernel) / stride) + 1;
  const out = [x[0], size(x[1], w[0]), size(x[2], w[1]), w[3]];
  return {
    x: randomNormal(x, { seed: 1 }),
    w: randomNormal(w, { seed: 2, std: 0.1 }),
    b: randomNormal([w[3]], { seed: 3 }),
    dout: randomNormal(out, { seed: 4 }),
    options: { stride, padding },
    gigaflop: (2 * out[0] * out[1] * out[2] * out[3] * w[0] * w[1] * w[2]) / 1e9,
  };
}
