import { bytes } from '../../platform/bytes';
import { writePng } from '../../png';
import { ink, paper, type Rgb } from './colors';
import { glyph, lineHeight, textWidth } from './font';

export interface TextOptions {
  readonly color?: Rgb;
  readonly align?: 'left' | 'center' | 'right';
  /** Strokes made thicker by one pixel. */
  readonly bold?: boolean;
}

/** A sheet of pixels that figures are drawn on: rectangles, pictures, text. It ends as a PNG. */
export class Raster {
  readonly data: Uint8Array;

  constructor(
    readonly width: number,
    readonly height: number,
    background: Rgb = paper,
  ) {
    this.data = new Uint8Array(width * height * 3);
    this.fill(0, 0, width, height, background);
  }

  pixel(x: number, y: number, color: Rgb, opacity = 1): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = (y * this.width + x) * 3;
    for (let c = 0; c < 3; c++) {
      this.data[at + c] = Math.round(this.data[at + c] * (1 - opacity) + color[c] * opacity);
    }
  }

  fill(left: number, top: number, width: number, height: number, color: Rgb, opacity = 1): void {
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++) this.pixel(x, y, color, opacity);
    }
  }

  /** The frame of a rectangle, `thickness` pixels drawn inwards. */
  frame(left: number, top: number, width: number, height: number, color: Rgb, thickness = 1): void {
    this.fill(left, top, width, thickness, color);
    this.fill(left, top + height - thickness, width, thickness, color);
    this.fill(left, top, thickness, height, color);
    this.fill(left + width - thickness, top, thickness, height, color);
  }

  /** A picture of RGB bytes, each pixel as a square of `scale`. */
  picture(left: number, top: number, rgb: Uint8Array, width: number, height: number, scale = 1): void {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const at = (y * width + x) * 3;
        this.fill(left + x * scale, top + y * scale, scale, scale, [rgb[at], rgb[at + 1], rgb[at + 2]]);
      }
    }
  }

  /** One line of text, its top at `y`; `x` is its left end, middle or right end, by `align`. */
  text(
    text: string,
    x: number,
    y: number,
    { color = ink, align = 'left', bold = false }: TextOptions = {},
  ): void {
    const shift = align === 'left' ? 0 : textWidth(text) / (align === 'center' ? 2 : 1);
    let left = Math.round(x - shift);
    for (const character of text) {
      const { width, ink: strokes } = glyph(character);
      for (let i = 0; i < strokes.length; i++) {
        if (strokes[i] === 0) continue;
        const column = left + (i % width);
        const row = Math.round(y) + Math.floor(i / width);
        this.pixel(column, row, color, strokes[i] / 15);
        if (bold) this.pixel(column + 1, row, color, strokes[i] / 15);
      }
      left += width;
    }
  }

  /** Lines of text under each other; returns the y below the last. */
  lines(lines: readonly string[], x: number, y: number, options?: TextOptions): number {
    lines.forEach((line, i) => {
      this.text(line, x, y + i * lineHeight, options);
    });
    return y + lines.length * lineHeight;
  }

  /** The sheet as a PNG, base64. */
  png(): string {
    return bytes.toBase64(writePng({ width: this.width, height: this.height, channels: 3, data: this.data }));
  }
}
