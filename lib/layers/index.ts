/**
 * Layers that work value by value (or row by row), so that there is only one way to write their loop: the engines
 * in TypeScript take them from here.
 */
export { add } from './add';
export { batchNorm, batchNormBackward, channelMoments } from './batch-norm';
export { relu, reluBackward } from './relu';
export { dropout } from './dropout';
export { softmax } from './softmax';
export { softmaxCrossEntropy } from './softmax-cross-entropy';
