import type { Pair } from '../backend';
import { checkGroups, toPair, checkInteger, rejectNoLayer } from './checks';

export interface ConvParameters {
  readonly kernel: Pair;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups?: number;
  readonly bias?: boolean;
}

/**
 * Weights and biases of a convolution: KH · KW · (C / groups) · OC, and OC biases. Throws ShapeError for a number that is
 * not whole or below 1, and for groups that do not divide the channels; TypeError for an unknown option.
 */
export function convParameterCount({
  kernel,
  inChannels,
  outChannels,
  groups = 1,
  bias = true,
  ...others
}: ConvParameters): number {
  rejectNoLayer('convParameterCount', others, 'kernel, inChannels, outChannels, groups and bias');
  checkGroups('convParameterCount', inChannels, outChannels, groups);
  const [kh, kw] = toPair('convParameterCount', 'kernel size', kernel, 1);
  return kh * kw * (inChannels / groups) * outChannels + (bias ? outChannels : 0);
}

/** Weights and biases of a fully connected layer: I · O, and O biases. Throws ShapeError unless both are whole and ≥ 1. */
export function denseParameterCount(inputs: number, outputs: number, bias = true): number {
  checkInteger('denseParameterCount', 'inputs', inputs, 1);
  checkInteger('denseParameterCount', 'outputs', outputs, 1);
  return inputs * outputs + (bias ? outputs : 0);
}

export interface ConvCost {
  readonly output: Pair;
  readonly kernel: Pair;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly groups?: number;
}

/** Multiply-adds of a convolution for one image: OH · OW · KH · KW · (C / groups) · OC. Throws as convParameterCount does. */
export function convMacs({
  output,
  kernel,
  inChannels,
  outChannels,
  groups = 1,
  ...others
}: ConvCost): number {
  rejectNoLayer('convMacs', others, 'output, kernel, inChannels, outChannels and groups');
  checkGroups('convMacs', inChannels, outChannels, groups);
  const [kh, kw] = toPair('convMacs', 'kernel size', kernel, 1);
  const [oh, ow] = toPair('convMacs', 'output size', output, 1);
  return oh * ow * kh * kw * (inChannels / groups) * outChannels;
}
