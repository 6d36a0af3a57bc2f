import type { Theme } from './theme';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The box, grown around its middle to at least so many pixels. */
export function atLeast(box: Box, size: number): Box {
  return grown(box, Math.max(0, size - box.w) / 2, Math.max(0, size - box.h) / 2);
}

export function grown({ x, y, w, h }: Box, dx: number, dy: number = dx): Box {
  return { x: x - dx, y: y - dy, w: w + 2 * dx, h: h + 2 * dy };
}

/** A canvas of its own for pixels that are then drawn enlarged. */
export function offscreen(): CanvasRenderingContext2D {
  return context(document.createElement('canvas'));
}

export function context(
  canvas: HTMLCanvasElement,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const found = canvas.getContext('2d', settings);
  if (!found) throw new Error('this browser gives no 2D canvas');
  return found;
}

/** Device pixels a CSS pixel, no more than anybody sees. */
export function density(): number {
  return Math.min(3, devicePixelRatio || 1);
}

/** A line around a box, with a rim of the page's color: seen on any picture. */
export function outline(
  c: CanvasRenderingContext2D,
  box: Box,
  color: string,
  t: Theme,
  width = 2,
  radius = 3,
): void {
  const { x, y, w, h } = grown(box, width / 2);
  c.beginPath();
  c.roundRect(x, y, w, h, radius);
  c.strokeStyle = t.paper;
  c.globalAlpha = 0.9;
  c.lineWidth = width + 2;
  c.stroke();
  c.globalAlpha = 1;
  c.strokeStyle = color;
  c.lineWidth = width;
  c.stroke();
}

export function dashed(c: CanvasRenderingContext2D, box: Box, t: Theme): void {
  outline(c, box, t.paper, t, 1.5, 2);
  c.setLineDash([5, 4]);
  c.strokeStyle = t.window;
  c.lineWidth = 2;
  c.stroke();
  c.setLineDash([]);
}

/** Hatching: padding, which is not to be taken for zero brightness. */
export function hatch(c: CanvasRenderingContext2D, box: Box, t: Theme, gap: number): void {
  c.save();
  c.beginPath();
  c.rect(box.x, box.y, box.w, box.h);
  c.clip();
  c.strokeStyle = t.hatch;
  c.lineWidth = 1;
  c.beginPath();
  const from = Math.max(box.x, -20) + Math.max(box.y, -20);
  const to = Math.min(box.x + box.w, 2000) + Math.min(box.y + box.h, 2000);
  for (let k = Math.floor(from / gap) * gap; k < to; k += gap) {
    c.moveTo(k - box.y + 0.5, box.y);
    c.lineTo(k - box.y - box.h + 0.5, box.y + box.h);
  }
  c.stroke();
  c.restore();
}

/** Dots: outputs that nobody has seen yet. */
export function dots(c: CanvasRenderingContext2D, box: Box, t: Theme, side: number): void {
  const gap = 8;
  const [left, top] = [Math.max(box.x, 0), Math.max(box.y, 0)];
  const [right, bottom] = [Math.min(box.x + box.w, side), Math.min(box.y + box.h, side)];
  c.fillStyle = t.hatch;
  for (let y = top + gap / 2; y < bottom; y += gap)
    for (let x = left + gap / 2; x < right; x += gap) c.fillRect(x, y, 1.2, 1.2);
}
