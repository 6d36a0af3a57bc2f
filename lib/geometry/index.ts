/** Arithmetic of sizes and costs. No tensors here: every function can be followed with pencil and paper. */
export {
  convMacs,
  convParameterCount,
  denseParameterCount,
  type ConvCost,
  type ConvParameters,
} from './cost';
export { receptiveField, type ReceptiveField, type Window } from './receptive-field';
export { checkGroups, pair, whole } from './whole';
export { outputSize, samePadding, windowCount } from './window';
