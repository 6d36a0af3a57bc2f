import type { Backend } from '../backend';
import { dropout, relu, reluBackward, softmaxCrossEntropy } from '../layers';
import { avgPool2d, avgPool2dBackward } from './avg-pool2d';
import { conv2d, conv2dBackward } from './conv2d';
import { dense, denseBackward } from './dense';
import { localResponseNorm, localResponseNormBackward } from './local-response-norm';
import { maxPool2d, maxPool2dBackward } from './max-pool2d';

export { col2im, im2col } from './columns';

/**
 * The engine that turns windows into rows of a matrix: one idea, readable, and several times as fast as loops.
 * float64 in gives float64 out, all the way through.
 */
export const im2colEngine: Backend = {
  name: 'im2col',
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
