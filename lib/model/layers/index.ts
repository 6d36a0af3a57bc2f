export { conv2dLayer, type Conv2dLayerOptions } from './conv2d';
export { avgPoolLayer, maxPoolLayer, type PoolLayerOptions } from './pool';
export { adaptiveAvgPoolLayer, type AdaptivePoolOptions } from './adaptive-avg-pool';
export { denseLayer, type DenseLayerOptions } from './dense';
export {
  dropoutLayer,
  localResponseNormLayer,
  reluLayer,
  tanhLayer,
  type NamedLayerOptions,
} from './pointwise';
export { batchNormLayer, type BatchNormOptions } from './batch-norm';
export { flattenLayer } from './flatten';
export { globalAvgPoolLayer } from './global-avg-pool';
export { residualLayer } from './residual';
