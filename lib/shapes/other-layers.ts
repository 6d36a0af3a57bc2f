/** The shapes of layers without windows: dense, ReLU, local response normalisation, and the loss. */
import type { Labels, ReluOptions, ResponseNormOptions } from '../backend';
import { ShapeError } from '../errors';
import { checkInteger } from '../geometry';
import { checkOptions, rejectUnknownOptions } from './options';
import type { Tensor } from '../tensor';
import {
  checkBatch,
  checkDtypes,
  checkLabelList,
  checkLabels,
  checkLength,
  checkRank,
  inWords,
} from './checks';

/** x [N, I], w [I, O], b [O] → { n, inputs, outputs }. Throws ShapeError. */
export function denseShapes(
  name: string,
  x: Tensor,
  w: Tensor,
  b: Tensor | null,
): { n: number; inputs: number; outputs: number } {
  checkRank(name, 'input', x, ['N', 'I']);
  checkRank(name, 'weights', w, ['I', 'O']);
  checkDtypes(name, { input: x, weights: w, ...(b && { bias: b }) });
  const [n, inputs] = x.shape as [number, number];
  const [expected, outputs] = w.shape as [number, number];
  checkBatch(name, n);
  checkInteger(name, 'inputs', inputs, 1);
  checkInteger(name, 'outputs', outputs, 1);
  if (inputs !== expected)
    throw new ShapeError(`${name}: input has ${inputs} features, weights expect ${expected}`);
  if (b) checkLength(name, 'bias', b, outputs, 'outputs');
  return { n, inputs, outputs };
}

/** x [N, H, W, C] and AlexNet's defaults → the constants of local response normalisation. Throws ShapeError. */
export function responseNormShapes(
  name: string,
  x: Tensor,
  options: ResponseNormOptions = {},
): { size: number; alpha: number; beta: number; bias: number; c: number; pixels: number } {
  checkOptions(name, options);
  const { size = 5, alpha = 1e-4, beta = 0.75, bias = 2, ...others } = options;
  rejectUnknownOptions(name, others, 'size, alpha, beta and bias');
  checkRank(name, 'input', x, ['N', 'H', 'W', 'C']);
  checkDtypes(name, { input: x });
  checkBatch(name, x.shape[0]);
  checkInteger(name, 'size', size, 1);
  if (size % 2 === 0)
    throw new ShapeError(`${name}: size must be odd, so that a channel stands in the middle, not ${size}`);
  for (const [what, value] of Object.entries({ alpha, beta, bias })) {
    if (!Number.isFinite(value))
      throw new ShapeError(`${name}: ${what} must be a finite number, not ${value}`);
  }
  const c = x.shape[3];
  checkInteger(name, 'channels', c, 1);
  return { size, alpha, beta, bias, c, pixels: x.size / c };
}

/** ReLU's limit, ∞ where there is none. Throws a RangeError unless it is above 0. */
export function reluMax(name: string, options: ReluOptions = {}): number {
  checkOptions(name, options);
  const { max = Infinity, ...others } = options;
  rejectUnknownOptions(name, others, 'max');
  if (!(typeof max === 'number' && max > 0))
    throw new RangeError(`${name}: max must be a number above 0, not ${inWords(max)}`);
  return max;
}

/**
 * logits [N, K] and N labels below K → { n, classes }. Throws ShapeError where their numbers differ, RangeError for a label out
 * of range, and TypeError for labels that are no numbers.
 */
export function lossShapes(name: string, logits: Tensor, labels: Labels): { n: number; classes: number } {
  checkRank(name, 'logits', logits, ['N', 'K']);
  checkDtypes(name, { logits });
  const [n, classes] = logits.shape as [number, number];
  checkBatch(name, n);
  checkInteger(name, 'classes', classes, 1);
  checkLabelList(name, labels);
  if (labels.length !== n) throw new ShapeError(`${name}: ${n} rows of logits, but ${labels.length} labels`);
  checkLabels(name, 'row', labels, classes);
  return { n, classes };
}
