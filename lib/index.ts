export * from './errors';
export * from './tensor';
export {
  convMacs,
  convParameterCount,
  denseParameterCount,
  outputSize,
  receptiveField,
  samePadding,
  type ConvCost,
  type ConvParameters,
  type LayerWindow,
  type ReceptiveField,
} from './geometry';
export {
  argMax,
  correlation,
  largestDifference,
  maximum,
  mean,
  meanDifference,
  meanTensor,
  movingAverage,
  subtractMean,
} from './reduce';
export { coverageMap, type SlidingWindow } from './coverage-map';
export type * from './backend';
export { seededRandom, seededNormal, shuffledIndices, type Random } from './random';
export { t, language, type Bilingual, type Language } from './language';
export { naive, convMatrix } from './naive';
export { im2col, col2im } from './im2col';
export { softmax, softmaxCrossEntropy } from './layers';
export { loadBackend } from './engines';
export { numericalGradient, relativeChange, relativeError } from './check';
export * from './data';
export * from './model';
export * from './train';
export * from './explain';
export * from './explorer';
export * from './figures';
export * from './photograph';
export * from './host';
export * from './notebook';
