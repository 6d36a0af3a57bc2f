export * from './layers';
export { heStd, type Layer, type LayerKind, type Pass, type Shape, type Weights } from './layer';
export type { Forwarded, FusedLayer, LayerBackward, ParameterPlan } from './layer';
export type { LayerPlan, ParameterKeys } from './plan';
export type { ActivationName } from './networks/activation';
export type { Parameter } from './parameter';
export type { Activation, Model } from './model';
export { sequential, type SequentialOptions } from './sequential';
export type { Recorded } from './record';
export type { LayerSummary, ModelSummary } from './summary';
export { leNet, type LeNetOptions } from './networks/lenet';
export { fullyConnected, type FullyConnectedOptions } from './networks/fully-connected';
export { alexNet, type AlexNetOptions } from './networks/alexnet';
export { smallAlexNet, type SmallAlexNetOptions } from './networks/small-alexnet';
export { efficientNetLite0, type EfficientNetLite0Options } from './networks/efficientnet-lite0';
export { pretrained, type Pretrained } from './pretrained';
export { foldBatchNorm } from './fold-batch-norm';
export { freeze } from './freeze';
export { timeLayers, type TimedActivation } from './time-layers';
export { loadWeights, saveWeights, type LoadOptions } from './weights/weights';
export {
  decodeSafetensors,
  encodeSafetensors,
  readSafetensors,
  type Safetensors,
} from './weights/safetensors';
