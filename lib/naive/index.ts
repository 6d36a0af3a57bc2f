import type { Backend } from '../backend';
import { dropout, relu, reluBackward, softmaxCrossEntropy } from '../layers';
import { avgPool2d, avgPool2dBackward } from './avg-pool2d';
import { conv2d, conv2dBackward } from './conv2d';
import { dense, denseBackward } from './dense';
import { localResponseNorm, localResponseNormBackward } from './local-response-norm';
import { maxPool2d, maxPool2dBackward } from './max-pool2d';

export { convMatrix } from './conv-matrix';

/**
 * The engine to read: every layer as the lecture writes it, in loops. Slow, always there, and the measure of the
 * others: float64 in gives float64 out, all the way through.
 */
export const naive: Backend = {
  name: 'naive',
  conv2d,
  conv2dBackward,
  maxPool2d,
  maxPool2dBackward,
  avgPool2d,
  avgPool2dBackward,
  dense,
  denseBackward,
  relu,
  reluBackward,
  localResponseNorm,
  localResponseNormBackward,
  dropout,
  softmaxCrossEntropy,
};
