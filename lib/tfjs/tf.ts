/** TensorFlow.js as a module, and its tensors: types only, so that nothing is loaded. */
export type Tf = typeof import('@tensorflow/tfjs');
export type { Tensor as TfTensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs';
