/** What several layers share: image inputs, windows, weights and bias. */
import type { ParameterGradients } from '../../backend';
import { ShapeError } from '../../errors';
import type { columnShapes } from '../../shapes';
import type { LayerWindow } from '../../geometry';
import type { ParameterPlan, Shape, Weights } from '../layer';

/** The input as [H, W, C]. Throws ShapeError for another rank. */
export function imageOf(name: string, input: Shape): Shape {
  if (input.length !== 3)
    throw new ShapeError(`${name}: input is [${input.join(', ')}], but needs [H, W, C]`);
  return input;
}

/** The windows of a layer along both axes. */
export function windowsOf(shapes: ReturnType<typeof columnShapes>): readonly [LayerWindow, LayerWindow] {
  const { kh, kw, strideH, strideW, dilationH, dilationW } = shapes;
  const { top, bottom, left, right } = shapes.padding;
  return [
    { kernel: kh, stride: strideH, padding: top, paddingAfter: bottom, dilation: dilationH },
    { kernel: kw, stride: strideW, padding: left, paddingAfter: right, dilation: dilationW },
  ];
}

/** The parameters of a layer with weights: w, whose last axis is its outputs, and optionally b, one number per output. */
export function weightsAndBias(shape: Shape, std: number, bias: boolean): ParameterPlan[] {
  const w = { name: 'w', shape, std };
  return bias ? [w, { name: 'b', shape: shape.slice(-1), std: 0 }] : [w];
}

/** An engine's gradients under the parameters' names. */
export function gradientsOf({ dw, db }: ParameterGradients, bias: boolean): Weights {
  return bias ? { w: dw, b: db } : { w: dw };
}
