import { ShapeError } from '../../errors';
import type { columnShapes } from '../../shapes';
import type { LayerWindow, Shape } from '../layer';

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
