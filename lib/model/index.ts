export * from './layers';
export { heStd, type Layer, type LayerKind, type Pass, type Shape, type Weights } from './layer';
export type { LayerPlan, Parameter } from './plan';
export { sequential, type Activation, type Model, type Recorded, type SequentialOptions } from './sequential';
export type { LayerSummary, ModelSummary } from './summary';
export { leNet, type LeNetOptions } from './lenet';
export { alexNet, type AlexNetOptions } from './alexnet';
export { loadWeights, saveWeights } from './weights';
export { decodeSafetensors, encodeSafetensors } from './safetensors';
