/** Arithmetic of sizes and costs. No tensors here: every function can be followed with pencil and paper. */
export {
  convMacs,
  convParameterCount,
  denseParameterCount,
  type ConvCost,
  type ConvParameters,
} from './cost';
export { receptiveField, type LayerWindow, type ReceptiveField } from './receptive-field';
export { checkGroups, toPair, checkInteger } from './checks';
export { outputSize, samePadding, windowCount } from './window';
