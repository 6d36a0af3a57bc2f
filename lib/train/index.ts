export { adam, sgd, type Optimizer } from './optimizers';
export { fit, type FitOptions, type FitResult } from './fit';
export { confusion, evaluate, type EvaluateOptions, type Evaluation } from './evaluate';
export { lossCurve, type BatchReport, type EpochReport } from './report';
