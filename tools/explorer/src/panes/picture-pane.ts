import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { pixelUnder, type Pixel } from '../../../../lib/explorer/model/geometry';
import type { Layer } from '../../../../lib/explorer/model/layer';
import { fieldOf, placeAbove } from '../../../../lib/explorer/model/second';
import { hatch, offscreen, outline, dashed, atLeast } from '../draw/marks';
import { pixelScale, signedScale } from '../draw/scale';
import type { Theme } from '../draw/theme';
import type { Camera } from './camera';
import { drawPixelNumbers } from './pixel-numbers';

/** Pixels this large, in CSS pixels, get a grid; larger ones their numbers. */
const gridFrom = 12;
const numbersFrom = 27;
/** Below it, pixels run smoothly into each other. */
const smoothBelow = 2.6;

/** The picture; looked at backwards, its gradient. */
export class PicturePane {
  #picture = offscreen();
  #gradient = offscreen();
  #drawn = '';
  #layer: Layer | undefined;

  constructor(
    private readonly explorer: Explorer,
    private readonly camera: Camera,
    private readonly c: CanvasRenderingContext2D,
  ) {}

  draw(t: Theme): void {
    const { explorer, camera, c } = this;
    const { g } = explorer.layer;
    const { scale, side } = camera;
    const backward = explorer.settings.direction === 'backward';
    this.#preparePicture(t);
    if (backward) this.#prepareGradient(t);
    begin(c, side);
    const all = camera.box(0, 0, g.h, g.w);
    if (g.top + g.bottom + g.left + g.right > 0) {
      const frame = camera.box(-g.top, -g.left, g.h + g.top + g.bottom, g.w + g.left + g.right);
      hatch(c, frame, t, 7);
      c.strokeStyle = t.line;
      c.lineWidth = 1;
      c.strokeRect(frame.x + 0.5, frame.y + 0.5, frame.w - 1, frame.h - 1);
    }
    c.imageSmoothingEnabled = scale < smoothBelow;
    c.imageSmoothingQuality = 'high';
    c.clearRect(all.x, all.y, all.w, all.h);
    if (backward) c.globalAlpha = 0.35; // the picture steps back
    c.drawImage(this.#picture.canvas, all.x, all.y, all.w, all.h);
    c.globalAlpha = 1;
    if (backward) c.drawImage(this.#gradient.canvas, all.x, all.y, all.w, all.h);
    if (scale >= gridFrom) this.#grid(scale >= numbersFrom - 1 ? 0.32 : 0.2);
    if (scale >= numbersFrom) drawPixelNumbers(c, explorer, camera, t);
    if (g.dilation > 1 && scale >= 2) this.#taps(t);
    if (explorer.second) this.#field(explorer.second, t);
    if (explorer.pixel) this.#mark(explorer.pixel, t.back, t);
    const { term, walk } = explorer;
    if (term) this.#mark(pixelUnder(g, walk.place, term.u, term.v), t.window, t);
  }

  /** What an output of the second layer sees. */
  #field(second: Layer, t: Theme): void {
    const { layer, walk } = this.explorer;
    const field = fieldOf(layer.g, second.g, placeAbove(second, walk.place));
    dashed(this.c, this.camera.box(field.row, field.column, field.height, field.width), t);
  }

  #preparePicture(t: Theme): void {
    const { layer, channel } = this.explorer;
    const { g, picture, channels } = layer;
    const key = `${channel} ${t.dark}`;
    if (this.#layer?.picture === picture && this.#drawn === key) return;
    this.#layer = layer;
    this.#drawn = key;
    const color = channels === 3 && !layer.signedPixels && layer.pixelRange === 1;
    const scale = pixelScale({ ...layer, channels: 1 }, 0, t.dark);
    paint(this.#picture, g.w, g.h, (data, at, i) => {
      if (color) for (let c = 0; c < 3; c++) data[at + c] = Math.round(255 * picture.data[3 * i + c]);
      else {
        const from = 3 * scale.index(picture.data[i * channels + Math.min(channel, channels - 1)]);
        for (let c = 0; c < 3; c++) data[at + c] = scale.palette.rgb[from + c];
      }
      data[at + 3] = 255;
    });
  }

  #prepareGradient(t: Theme): void {
    const { layer, walk, gradient } = this.explorer;
    gradient.update(layer, walk);
    const { palette, index } = signedScale(t.dark, gradient.range);
    paint(this.#gradient, layer.g.w, layer.g.h, (data, at, i) => {
      if (!gradient.touched[i]) return;
      const from = 3 * index(gradient.at(i, layer.channels));
      for (let c = 0; c < 3; c++) data[at + c] = palette.rgb[from + c];
      data[at + 3] = 255;
    });
  }

  /** Under a dilated window: the pixels that it reads. */
  #taps(t: Theme): void {
    const { c, camera, explorer } = this;
    const { g } = explorer.layer;
    c.fillStyle = c.strokeStyle = t.window;
    c.lineWidth = 2;
    for (let u = 0; u < g.kh; u++) {
      for (let v = 0; v < g.kw; v++) {
        const [row, column] = pixelUnder(g, explorer.walk.place, u, v);
        const { x, y, w, h } = camera.box(row, column, 1, 1);
        if (w < 9) c.fillRect(x, y, w, h);
        else c.strokeRect(x + 1, y + 1, w - 2, h - 2);
      }
    }
  }

  #mark([row, column]: Pixel, color: string, t: Theme): void {
    outline(this.c, atLeast(this.camera.box(row, column, 1, 1), 7), color, t, 2, 2);
  }

  /** Lines between the pixels, as far as the picture and its padding reach. */
  #grid(opacity: number): void {
    const { c, camera } = this;
    const { g } = this.explorer.layer;
    const { x, y, scale, side } = camera;
    const frame = camera.box(-g.top, -g.left, g.h + g.top + g.bottom, g.w + g.left + g.right);
    const [left, right] = [Math.max(0, frame.x), Math.min(side, frame.x + frame.w)];
    const [top, bottom] = [Math.max(0, frame.y), Math.min(side, frame.y + frame.h)];
    c.strokeStyle = `rgba(128, 128, 128, ${opacity})`;
    c.lineWidth = 1;
    c.beginPath();
    const last = side / scale;
    for (
      let column = Math.max(-g.left, Math.floor(x));
      column <= Math.min(g.w + g.right, x + last);
      column++
    ) {
      const at = Math.round((column - x) * scale) + 0.5;
      c.moveTo(at, top);
      c.lineTo(at, bottom);
    }
    for (let row = Math.max(-g.top, Math.floor(y)); row <= Math.min(g.h + g.bottom, y + last); row++) {
      const at = Math.round((row - y) * scale) + 0.5;
      c.moveTo(left, at);
      c.lineTo(right, at);
    }
    c.stroke();
  }
}

/** A clean pane of `side` CSS pixels. */
export function begin(c: CanvasRenderingContext2D, side: number): void {
  const scale = c.canvas.width / side;
  c.setTransform(scale, 0, 0, scale, 0, 0);
  c.clearRect(0, 0, side, side);
}

/** Fills a canvas pixel by pixel; what `color` does not touch stays clear. */
export function paint(
  c: CanvasRenderingContext2D,
  width: number,
  height: number,
  color: (data: Uint8ClampedArray, at: number, index: number) => void,
): void {
  c.canvas.width = width;
  c.canvas.height = height;
  const image = c.createImageData(width, height);
  for (let i = 0; i < width * height; i++) color(image.data, 4 * i, i);
  c.putImageData(image, 0, 0);
}
