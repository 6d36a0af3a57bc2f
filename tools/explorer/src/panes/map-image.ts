import type { Layer } from '../../../../lib/explorer/model/layer';
import type { Walk } from '../../../../lib/explorer/model/walk';
import { offscreen } from '../draw/marks';
import { mapScale } from '../draw/scale';
import { paint } from './picture-pane';

/** So many new outputs at once are cheaper drawn as a whole map. */
const manyFresh = 4000;

/** One map of the layer as an image that grows with the walk, a pixel an output. */
export class MapImage {
  readonly #c: CanvasRenderingContext2D;
  #drawn: readonly unknown[] = [];

  constructor(c: CanvasRenderingContext2D = offscreen()) {
    this.#c = c;
  }

  get canvas(): HTMLCanvasElement {
    return this.#c.canvas;
  }

  /** Brings the image up to date: whole where the map changed, else its new outputs alone. */
  update(layer: Layer, map: Float32Array, walk: Walk, dark: boolean): void {
    const { oh, ow } = layer.g;
    const { palette, index } = mapScale(layer, dark);
    const now = [layer, map, walk.restarts, dark];
    if (now.every((part, i) => part === this.#drawn[i]) && walk.fresh.length <= manyFresh) {
      for (const i of walk.fresh) {
        this.#c.fillStyle = palette.css[index(map[i])];
        this.#c.fillRect(i % ow, Math.floor(i / ow), 1, 1);
      }
      return;
    }
    this.#drawn = now;
    paint(this.#c, ow, oh, (data, at, i) => {
      if (!walk.visited[i]) return;
      const from = 3 * index(map[i]);
      for (let k = 0; k < 3; k++) data[at + k] = palette.rgb[from + k];
      data[at + 3] = 255;
    });
  }
}
