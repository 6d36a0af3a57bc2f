/** Arithmetic of sizes and costs. No tensors here: every function can be followed with pencil and paper. */
import type { Pair } from './backend';
import { ShapeError } from './errors';

/**
 * How many places a window can stand at along one axis.
 *
 *     output = ⌊(input + 2 · padding − (dilation · (kernel − 1) + 1)) / stride⌋ + 1
 *
 * Throws ShapeError where the window does not fit even once, or a number is not a whole one in range.
 * Source: lecture 14, "Padding"; Dumoulin & Visin 2016, relationship 6.
 *
 * @example outputSize(32, 5, 1, 2) // 32
 */
export function outputSize(input: number, kernel: number, stride = 1, padding = 0, dilation = 1): number {
  return windowCount('outputSize', input, kernel, stride, padding, padding, dilation);
}

/** `outputSize` with a padding of its own before and after, and the name of the function that asks. */
export function windowCount(
  name: string,
  input: number,
  kernel: number,
  stride: number,
  before: number,
  after: number,
  dilation: number,
): number {
  whole(name, 'input size', input, 1);
  whole(name, 'kernel size', kernel, 1);
  whole(name, 'stride', stride, 1);
  whole(name, 'padding', before, 0);
  whole(name, 'padding', after, 0);
  whole(name, 'dilation', dilation, 1);
  const window = dilation * (kernel - 1) + 1;
  const padded = input + before + after;
  if (window > padded) {
    throw new ShapeError(
      `${name}: a window of ${window} does not fit an input of ${padded}` +
        (before + after > 0 ? ` (${input} and ${before + after} of padding)` : '') +
        `: take a smaller kernel, or a padding of at least ${Math.ceil((window - input) / 2)}`,
    );
  }
  return Math.floor((padded - window) / stride) + 1;
}

/**
 * TensorFlow's 'same' padding: [before, after] such that output = ⌈input / stride⌉; an odd zero goes after.
 *
 * @example samePadding(6, 3, 2) // [0, 1]
 */
export function samePadding(input: number, kernel: number, stride = 1): [before: number, after: number] {
  whole('samePadding', 'input size', input, 1);
  whole('samePadding', 'kernel size', kernel, 1);
  whole('samePadding', 'stride', stride, 1);
  const output = Math.ceil(input / stride);
  const total = Math.max(0, (output - 1) * stride + kernel - input);
  const before = Math.floor(total / 2);
  return [before, total - before];
}

export interface ConvParameters {
  readonly kernel: Pair;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups?: number;
  readonly bias?: boolean;
}

/** Weights and biases of a convolution: KH · KW · (C / groups) · OC, and OC biases. */
export function convParameterCount({
  kernel,
  inChannels,
  outChannels,
  groups = 1,
  bias = true,
}: ConvParameters): number {
  checkGroups('convParameterCount', inChannels, outChannels, groups);
  const [kh, kw] = both('convParameterCount', 'kernel size', kernel);
  return kh * kw * (inChannels / groups) * outChannels + (bias ? outChannels : 0);
}

/** Weights and biases of a fully connected layer: I · O, and O biases. */
export function denseParameterCount(inputs: number, outputs: number, bias = true): number {
  whole('denseParameterCount', 'inputs', inputs, 1);
  whole('denseParameterCount', 'outputs', outputs, 1);
  return inputs * outputs + (bias ? outputs : 0);
}

export interface ConvCost {
  readonly output: Pair;
  readonly kernel: Pair;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups?: number;
}

/** Multiply-adds of a convolution for one image: OH · OW · KH · KW · (C / groups) · OC. */
export function convMacs({ output, kernel, inChannels, outChannels, groups = 1 }: ConvCost): number {
  checkGroups('convMacs', inChannels, outChannels, groups);
  const [kh, kw] = both('convMacs', 'kernel size', kernel);
  const [oh, ow] = both('convMacs', 'output size', output);
  return oh * ow * kh * kw * (inChannels / groups) * outChannels;
}

export interface Window {
  readonly kernel: number;
  readonly stride: number;
  /** Before the first pixel. */
  readonly padding?: number;
  readonly dilation?: number;
}

export interface ReceptiveField {
  /** How many input pixels along the axis one output sees. */
  readonly size: number;
  /** How many input pixels lie between two neighbouring outputs. */
  readonly jump: number;
  /** The first input index that output 0 sees; negative under padding. */
  readonly start: number;
}

/**
 * What one output of each layer sees of the input, layer by layer.
 *
 *     size' = size + dilation · (kernel − 1) · jump      start' = start − padding · jump      jump' = jump · stride
 *
 * Throws ShapeError where a number is not a whole one in range.
 * Source: Araujo, Norris & Sim 2019, "Computing Receptive Fields of Convolutional Neural Networks", eq. 2.
 */
export function receptiveField(layers: readonly Window[]): ReceptiveField[] {
  let field: ReceptiveField = { size: 1, jump: 1, start: 0 };
  return layers.map(({ kernel, stride, padding = 0, dilation = 1 }) => {
    whole('receptiveField', 'kernel size', kernel, 1);
    whole('receptiveField', 'stride', stride, 1);
    whole('receptiveField', 'padding', padding, 0);
    whole('receptiveField', 'dilation', dilation, 1);
    field = {
      size: field.size + dilation * (kernel - 1) * field.jump,
      jump: field.jump * stride,
      start: field.start - padding * field.jump,
    };
    return field;
  });
}

/** A number for both axes, or [height, width], as two whole numbers of at least 1. */
function both(name: string, what: string, size: Pair): readonly [number, number] {
  const [height, width] = typeof size === 'object' ? size : [size, size];
  whole(name, what, height, 1);
  whole(name, what, width, 1);
  return [height, width];
}

/** Throws ShapeError unless the groups divide both channel counts. */
export function checkGroups(name: string, inChannels: number, outChannels: number, groups: number): void {
  whole(name, 'input channels', inChannels, 1);
  whole(name, 'output channels', outChannels, 1);
  whole(name, 'groups', groups, 1);
  if (inChannels % groups !== 0)
    throw new ShapeError(`${name}: ${groups} groups do not divide ${inChannels} input channels`);
  if (outChannels % groups !== 0)
    throw new ShapeError(`${name}: ${groups} groups do not divide ${outChannels} filters`);
}

/** Throws ShapeError unless `value` is a whole number of at least `least`. */
export function whole(name: string, what: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new ShapeError(`${name}: ${what} must be a whole number of at least ${least}, not ${value}`);
  }
}
