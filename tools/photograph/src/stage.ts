import { gridSize, inputSize, type OcclusionValues } from '../../../lib/photograph/data';
import { evidence, veil } from '../../../lib/photograph/occlusion';
import type { Say } from '../../../lib/photograph/words';
import { context } from '../../explorer/src/draw/marks';
import { element } from '../../labextension/src/dom';
import { middle, type Crop } from './crop';
import { Square } from './square';

/** The photograph, the square on it, and the occlusion map within. */
export class Stage {
  readonly root: HTMLElement;
  readonly #canvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
  readonly #mapCanvas = element('canvas');
  readonly #input = element('canvas');
  readonly square: Square;
  readonly #resizer: ResizeObserver;
  #photograph: HTMLCanvasElement = element('canvas');
  #map: { readonly values: OcclusionValues; readonly uncovered: number } | undefined;
  #asked = 0;
  #showsMap = true;

  constructor(say: Say, changed: (final: boolean) => void) {
    this.#mapCanvas.width = this.#mapCanvas.height = gridSize;
    this.#input.width = this.#input.height = inputSize;
    this.square = new Square(say, (final) => {
      this.draw();
      changed(final);
    });
    this.root = element('div', { class: 'cp-stage', children: [this.#canvas, this.square.root] });
    this.#resizer = new ResizeObserver(() => {
      this.draw();
    });
    this.#resizer.observe(this.root);
  }

  /** Another photograph, with the middle square as the crop. */
  show(photograph: HTMLCanvasElement): void {
    this.#photograph = photograph;
    this.#map = undefined;
    const { width, height } = photograph;
    this.root.style.aspectRatio = `${width} / ${height}`;
    this.root.style.setProperty('--aspect', String(width / height));
    this.square.place(middle(photograph), photograph);
    this.draw();
  }

  /** The map that lies over the square; none while the square moves. */
  set map(map: { readonly values: OcclusionValues; readonly uncovered: number } | undefined) {
    this.#map = map;
    this.draw();
  }

  set showsMap(shows: boolean) {
    this.#showsMap = shows;
    this.draw();
  }

  /** The square as the network gets it: 224 × 224 pixels of 4 bytes. */
  pixels(): Uint8ClampedArray {
    const { x, y, side } = this.square.crop;
    const c = context(this.#input, { willReadFrequently: true });
    c.imageSmoothingQuality = 'high';
    c.drawImage(this.#photograph, x, y, side, side, 0, 0, inputSize, inputSize);
    return c.getImageData(0, 0, inputSize, inputSize).data;
  }

  /** Paints once a frame, however often it is asked. */
  draw(): void {
    this.#asked ||= requestAnimationFrame(() => {
      this.#asked = 0;
      this.#paint();
    });
  }

  close(): void {
    this.square.close();
    this.#resizer.disconnect();
    cancelAnimationFrame(this.#asked);
  }

  #paint(): void {
    const canvas = this.#canvas;
    const { clientWidth, clientHeight } = this.root;
    const density = Math.min(3, devicePixelRatio || 1);
    const [width, height] = [Math.round(clientWidth * density), Math.round(clientHeight * density)];
    if (width === 0 || height === 0) return;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const c = context(canvas);
    c.imageSmoothingQuality = 'high';
    c.drawImage(this.#photograph, 0, 0, width, height);
    const { x, y, side } = this.#inCanvas(this.square.crop, width / this.#photograph.width);
    c.fillStyle = 'rgb(0 0 0 / 0.62)';
    c.beginPath();
    c.rect(0, 0, width, height);
    c.rect(x, y, side, side);
    c.fill('evenodd');
    if (!this.#map || !this.#showsMap) return;
    this.#paintMap(this.#map.values, this.#map.uncovered);
    c.drawImage(this.#mapCanvas, x, y, side, side);
  }

  #inCanvas({ x, y, side }: Crop, scale: number): Crop {
    return { x: x * scale, y: y * scale, side: side * scale };
  }

  #paintMap(values: OcclusionValues, uncovered: number): void {
    const c = context(this.#mapCanvas);
    const pixels = c.createImageData(gridSize, gridSize);
    evidence(values, uncovered).forEach((share, i) => {
      pixels.data[4 * i + 3] = 255 * veil(share);
    });
    c.putImageData(pixels, 0, 0);
  }
}
