import { ShapeError } from '../../errors';
import type { Window } from '../../geometry';
import type { columnShapes } from '../../shapes';
import type { Shape } from '../layer';

/** The input as [H, W, C]. Throws ShapeError for another rank. */
export function imageOf(name: string, input: Shape): Shape {
  if (input.length !== 3)
    throw new ShapeError(`${name}: input is [${input.join(', ')}], but needs [H, W, C]`);
  return input;
}

/** The windows of a layer as `receptiveField` counts them: a dilated kernel is as wide as it reaches. */
export function windowsOf(shapes: ReturnType<typeof columnShapes>): readonly [Window, Window] {
  const { kh, kw, strideH, strideW, dilationH, dilationW, padding } = shapes;
  return [
    { kernel: dilationH * (kh - 1) + 1, stride: strideH, padding: padding.top },
    { kernel: dilationW * (kw - 1) + 1, stride: strideW, padding: padding.left },
  ];
}
