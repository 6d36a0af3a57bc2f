import type { ParameterGradients } from '../../backend';
import type { ParameterPlan, Shape, Weights } from '../layer';

/** What a layer of weights learns: w, whose last axis is its outputs, and b, one number for each of them, if it has one. */
export function weightsAndBias(shape: Shape, std: number, bias: boolean): ParameterPlan[] {
  const w = { name: 'w', shape, std };
  return bias ? [w, { name: 'b', shape: shape.slice(-1), std: 0 }] : [w];
}

/** An engine's gradients under the parameters' names. */
export function gradientsOf({ dw, db }: ParameterGradients, bias: boolean): Weights {
  return bias ? { w: dw, b: db } : { w: dw };
}
