export { asDtype, tensor, type NestedArray } from './from-values';
export { fromFunction } from './from-function';
export { contiguous, copy, reshape, rowMajorStrides } from './order';
export { randomNormal } from './random-normal';
export { dtypeOf, isTensor, wrap, type Dtype, type Tensor } from './types';
export { stack } from './stack';
export { allClose, mapValues, toNestedArray, type NestedNumbers } from './values';
export { zeros } from './zeros';
