import { accent, paper } from '../draw/colors';
import { lineHeight, textWidth } from '../draw/font';
import type { Raster } from '../draw/raster';

/** A rectangle on an image, in pixels of the image: where a window stood, where the best match is. */
export interface Box {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
  readonly label?: string;
}

/** Where an image lies on its sheet, and how many of the sheet's pixels one of its own takes. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly pixels: number;
  readonly bottom: number;
}

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Boxes with their labels. A frame is a dark and a light line, one inside the other: visible on any image. A label is
 * placed above its box, or at another corner where that spot is taken.
 */
export function drawBoxes(sheet: Raster, boxes: readonly Box[], placement: Placement): void {
  const taken: Rectangle[] = [];
  for (const box of boxes) {
    const frame = frameOf(box, placement);
    sheet.frame(frame.left, frame.top, frame.width, frame.height, accent, 2);
    sheet.frame(frame.left - 1, frame.top - 1, frame.width + 2, frame.height + 2, paper);
  }
  for (const box of boxes) {
    if (!box.label) continue;
    const spots = spotsOf(frameOf(box, placement), textWidth(box.label) + 6, placement, sheet.width);
    const free = spots.find((spot) => !taken.some((other) => overlap(spot, other)));
    const spot = free ?? spots[0];
    taken.push(spot);
    sheet.fill(spot.left, spot.top, spot.width, spot.height, accent);
    sheet.text(box.label, spot.left + 3, spot.top, { color: paper });
  }
}

function frameOf(box: Box, { x, y, pixels }: Placement): Rectangle {
  return {
    left: x + box.column * pixels - 2,
    top: y + box.row * pixels - 2,
    width: box.width * pixels + 4,
    height: box.height * pixels + 4,
  };
}

/** Above and below the frame, at its left and at its right end, as far as the image and the sheet reach. */
function spotsOf(frame: Rectangle, width: number, { y, bottom }: Placement, sheetWidth: number): Rectangle[] {
  const above = frame.top - lineHeight - 1;
  const below = frame.top + frame.height + 1;
  const tops = above < y ? [below] : below + lineHeight > bottom ? [above] : [above, below];
  const lefts = [frame.left, frame.left + frame.width - width].map((left) =>
    Math.max(0, Math.min(left, sheetWidth - width)),
  );
  return tops.flatMap((top) => lefts.map((left) => ({ left, top, width, height: lineHeight })));
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}
