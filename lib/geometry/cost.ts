import type { Pair } from '../backend';
import { both, checkGroups, whole } from './whole';

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
