export { adam, sgd, type Optimizer } from './optimizers';
export { fit, type FitOptions, type FitResult } from './fit';
export { confusion, evaluate, type EvaluateOptions, type Evaluation } from './evaluate';
export { compareNetworks, type CompareOptions, type Trial } from './compare-networks';
export { topClasses, type RankedClass } from './top-classes';
export { lossCurve, type BatchReport, type EpochReport } from './report';
