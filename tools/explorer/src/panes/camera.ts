import type { Explorer } from '../../../../lib/explorer/model/explorer';
import {
  leftOf,
  topOf,
  type Geometry,
  type Pixel,
  type Place,
} from '../../../../lib/explorer/model/geometry';
import type { Box } from '../draw/marks';

/**
 * One camera for the picture and the map: an output is drawn at the middle of its window, one stride wide, so that what was
 * found lies over where it was found.
 */
export class Camera {
  /** Of both panes, in CSS pixels. */
  side = 0;
  /** 0: all of the picture; 1: pixels as large as tiles. */
  zoom = 0;
  /** CSS pixels a pixel of the picture. */
  scale = 1;
  /** The picture's pixel at the pane's upper left corner. */
  x = 0;
  y = 0;

  constructor(private readonly explorer: Explorer) {}

  get #g(): Geometry {
    return this.explorer.layer.g;
  }

  /** Takes the scale from the zoom, and brings the window into view, no further than needed; or to the middle. */
  settle(toMiddle = false): void {
    const g = this.#g;
    const { row, column } = this.explorer.walk.place;
    const whole = this.side / Math.max(g.h + g.top + g.bottom, g.w + g.left + g.right);
    const closest = Math.max(whole * 1.5, 40);
    const before = this.scale;
    this.scale = whole * (closest / whole) ** this.zoom;
    const view = this.side / this.scale;
    const moved = toMiddle || before !== this.scale;
    const axis = (
      at: number,
      start: number,
      span: number,
      length: number,
      before: number,
      after: number,
    ): number => {
      const total = before + length + after;
      if (total <= view + 1e-6) return -before - (view - total) / 2;
      const margin = Math.min(view * 0.16, Math.max(0, (view - span) / 2));
      const to =
        moved || span > view
          ? start + span / 2 - view / 2
          : Math.max(Math.min(at, start - margin), start + span + margin - view);
      return Math.max(-before, Math.min(length + after - view, to));
    };
    this.x = axis(this.x, leftOf(g, column), g.spanW, g.w, g.left, g.right);
    this.y = axis(this.y, topOf(g, row), g.spanH, g.h, g.top, g.bottom);
  }

  /** A part of the picture, in pixels, on the pane. */
  box(top: number, left: number, height: number, width: number): Box {
    const s = this.scale;
    return { x: (left - this.x) * s, y: (top - this.y) * s, w: width * s, h: height * s };
  }

  /** The window where it stands. */
  window(): Box {
    const g = this.#g;
    const { row, column } = this.explorer.walk.place;
    return this.box(topOf(g, row), leftOf(g, column), g.spanH, g.spanW);
  }

  /** The cells of several outputs. */
  cells({ row, column }: Place, rows: number, columns: number): Box {
    const { x, y, w, h } = this.cell({ row, column });
    return { x, y, w: w * columns, h: h * rows };
  }

  /** The cell of an output of the second layer, at the middle of those it reads. */
  above({ kh, kw }: Geometry, { row, column }: Place): Box {
    return this.cell({ row: row + (kh - 1) / 2, column: column + (kw - 1) / 2 });
  }

  /** An output's cell. */
  cell({ row, column }: Place): Box {
    const g = this.#g;
    const [middleRow, middleColumn] = [topOf(g, row) + g.spanH / 2, leftOf(g, column) + g.spanW / 2];
    return this.box(middleRow - g.stride / 2, middleColumn - g.stride / 2, g.stride, g.stride);
  }

  pixelAt(px: number, py: number): Pixel {
    return [Math.floor(py / this.scale + this.y), Math.floor(px / this.scale + this.x)];
  }

  /** The place whose window has its middle nearest to a point of the pane. */
  placeAround(px: number, py: number): Place {
    const g = this.#g;
    return {
      row: Math.round((py / this.scale + this.y - g.spanH / 2 + g.top) / g.stride),
      column: Math.round((px / this.scale + this.x - g.spanW / 2 + g.left) / g.stride),
    };
  }
}
