import type { Tensor } from '../../../../lib/tensor';
import { element } from '../../../labextension/src/dom';
import { context } from '../draw/marks';
import type { Scale } from '../draw/scale';
import { paint } from '../panes/picture-pane';

/** CSS pixels a number of a map: the usual ones, or fewer where so many numbers stand along a side. */
export function pixelFor(side: number, usual: number): number {
  return side > 128 ? 0.5 : side > 64 ? 1 : usual;
}

/** Numbers [H · W] as a small picture, `pixel` CSS pixels a number. */
export function mapCanvas(
  values: ArrayLike<number>,
  [h, w]: readonly [number, number],
  scale: Scale,
  pixel: number,
): HTMLCanvasElement {
  const canvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  repaint(canvas, values, [h, w], scale);
  canvas.style.width = `${w * pixel}px`;
  canvas.style.height = `${h * pixel}px`;
  return canvas;
}

export function repaint(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  [h, w]: readonly [number, number],
  { palette, index }: Scale,
): void {
  paint(context(canvas), w, h, (data, at, i) => {
    const from = 3 * index(values[i]);
    for (let k = 0; k < 3; k++) data[at + k] = palette.rgb[from + k];
    data[at + 3] = 255;
  });
}

/** One map of a stage, [1, H, W, C] or [1, I], as H · W numbers. */
export function mapValues({ shape, data }: Tensor, map: number): Float32Array {
  const channels = shape[shape.length - 1];
  return Float32Array.from({ length: data.length / channels }, (_, i) => data[i * channels + map]);
}
