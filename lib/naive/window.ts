import type { WindowShapes } from '../shapes';

/** The part of a pooling window that lies on the image: rows top … bottom − 1, columns left … right − 1. */
export interface ClippedWindow {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The window of output position (i, j), without its padding. */
export function windowAt(s: WindowShapes, i: number, j: number): ClippedWindow {
  const top = i * s.strideH - s.padding.top;
  const left = j * s.strideW - s.padding.left;
  return {
    top: Math.max(0, top),
    bottom: Math.min(s.h, top + s.kh),
    left: Math.max(0, left),
    right: Math.min(s.w, left + s.kw),
  };
}

/** Calls `visit` for each image, output position and channel, in row order. */
export function eachWindow(
  s: WindowShapes,
  visit: (n: number, i: number, j: number, c: number, window: ClippedWindow) => void,
): void {
  for (let n = 0; n < s.n; n++) {
    for (let i = 0; i < s.oh; i++) {
      for (let j = 0; j < s.ow; j++) {
        const window = windowAt(s, i, j);
        for (let c = 0; c < s.c; c++) visit(n, i, j, c, window);
      }
    }
  }
}
