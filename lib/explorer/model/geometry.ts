import type { ColumnOptions } from '../../backend';
import { columnShapes } from '../../shapes';

/** Where a window stands and which pixels it reads; sizes in pixels. */
export interface Geometry {
  /** The picture, without padding. */
  readonly h: number;
  readonly w: number;
  readonly kh: number;
  readonly kw: number;
  readonly stride: number;
  readonly dilation: number;
  /** Padding, side by side. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** What the window spans: dilation · (k − 1) + 1. */
  readonly spanH: number;
  readonly spanW: number;
  /** The activation map. */
  readonly oh: number;
  readonly ow: number;
}

/** An output: a row and a column of the map. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A pixel of the picture, [row, column]; in the padding it is negative, or beyond the last. */
export type Pixel = readonly [row: number, column: number];

/** Geometry of a kernel on a picture [H, W]. Throws ShapeError where it does not fit, as the layer would. */
export function windowGeometry(
  [h, w]: readonly [number, number],
  kernel: readonly [number, number],
  options: Omit<ColumnOptions, 'kernel'> & { readonly stride: number; readonly dilation: number },
): Geometry {
  const shapes = columnShapes('explore', [1, h, w, 1], { ...options, kernel });
  const [kh, kw] = kernel;
  const { stride, dilation } = options;
  return {
    h,
    w,
    kh,
    kw,
    stride,
    dilation,
    ...shapes.padding,
    spanH: dilation * (kh - 1) + 1,
    spanW: dilation * (kw - 1) + 1,
    oh: shapes.oh,
    ow: shapes.ow,
  };
}

/** The picture's row under the window's upper edge, at an output row. */
export function topOf(g: Geometry, row: number): number {
  return row * g.stride - g.top;
}

/** The picture's column under the window's left edge, at an output column. */
export function leftOf(g: Geometry, column: number): number {
  return column * g.stride - g.left;
}

/** The pixel under weight [u, v] of the window at a place. */
export function pixelUnder(g: Geometry, place: Place, u: number, v: number): Pixel {
  return [topOf(g, place.row) + u * g.dilation, leftOf(g, place.column) + v * g.dilation];
}

/** Whether a pixel lies on the picture, and not in its padding. */
export function onPicture(g: Geometry, [row, column]: Pixel): boolean {
  return row >= 0 && column >= 0 && row < g.h && column < g.w;
}

/** Output rows whose window has a weight on the picture's row, in order. */
export function rowsSeeing(g: Geometry, row: number): number[] {
  return outputsSeeing(row + g.top, g.kh, g.oh, g);
}

/** Output columns whose window has a weight on the picture's column, in order. */
export function columnsSeeing(g: Geometry, column: number): number[] {
  return outputsSeeing(column + g.left, g.kw, g.ow, g);
}

function outputsSeeing(
  at: number,
  kernel: number,
  outputs: number,
  { stride, dilation }: Geometry,
): number[] {
  const found: number[] = [];
  for (let u = kernel - 1; u >= 0; u--) {
    const start = at - u * dilation;
    if (start >= 0 && start % stride === 0 && start / stride < outputs) found.push(start / stride);
  }
  return found;
}

/** The place nearest to `place` that there is. */
export function clampPlace(g: Geometry, { row, column }: Place): Place {
  return {
    row: Math.max(0, Math.min(g.oh - 1, row)),
    column: Math.max(0, Math.min(g.ow - 1, column)),
  };
}

/** The place at which another geometry sees the same spot of the picture. */
export function samePlace(from: Geometry, place: Place, to: Geometry): Place {
  const middleRow = ((topOf(from, place.row) + from.spanH / 2) / from.h) * to.h;
  const middleColumn = ((leftOf(from, place.column) + from.spanW / 2) / from.w) * to.w;
  return clampPlace(to, {
    row: Math.round((middleRow - to.spanH / 2 + to.top) / to.stride),
    column: Math.round((middleColumn - to.spanW / 2 + to.left) / to.stride),
  });
}

/** Whether the same window fits on the picture at another size, `longest` pixels along its longer side. */
export function fits(g: Geometry, longest: number): boolean {
  const factor = longest / Math.max(g.h, g.w);
  return (
    Math.round(g.h * factor) + g.top + g.bottom >= g.spanH &&
    Math.round(g.w * factor) + g.left + g.right >= g.spanW
  );
}
