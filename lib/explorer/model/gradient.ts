import { onPicture, pixelUnder, type Place } from './geometry';
import type { Layer } from './layer';
import { winnerAt } from './terms';
import type { Walk } from './walk';

/**
 * The gradient of the picture when every output seen so far has a gradient of 1: each window adds its weights to the pixels
 * under it, and where windows overlap the shares add up.
 *
 *     dx[i·stride + u·dilation − padding, …, c] += w[u, v, c]
 */
export class Gradient {
  /** [H, W, C], like the picture. */
  values: Float32Array = new Float32Array(0);
  /** Pixels that any window has covered, [H, W]. */
  touched: Uint8Array = new Uint8Array(0);
  /** The largest sum over the channels, by its size. */
  range = 1e-6;
  #layer: Layer | undefined;
  #restarts = -1;
  #spread = new Uint8Array(0);

  /** Adds the outputs that came since; begins anew where the layer changed or the map was cleared. */
  update(layer: Layer, walk: Walk): void {
    if (this.#layer !== layer || this.#restarts !== walk.restarts) {
      this.#layer = layer;
      this.#restarts = walk.restarts;
      this.values = new Float32Array(layer.picture.size);
      this.touched = new Uint8Array(layer.g.h * layer.g.w);
      this.#spread = new Uint8Array(walk.total);
    }
    let grown = false;
    for (let i = 0; i < walk.total; i++) {
      if (!walk.visited[i] || this.#spread[i]) continue;
      this.#spread[i] = 1;
      grown = true;
      this.#add(layer, { row: Math.floor(i / layer.g.ow), column: i % layer.g.ow });
    }
    if (grown) this.range = this.#largest(layer.channels);
  }

  #add(layer: Layer, place: Place): void {
    const { g, channels, operation, slices } = layer;
    const winner = operation === 'maxPool' ? winnerAt(layer, place) : undefined;
    const share = operation === 'avgPool' ? 1 / this.#covered(layer, place) : 0;
    for (let u = 0; u < g.kh; u++) {
      for (let v = 0; v < g.kw; v++) {
        const pixel = pixelUnder(g, place, u, v);
        if (!onPicture(g, pixel)) continue;
        const at = pixel[0] * g.w + pixel[1];
        this.touched[at] = 1;
        for (let c = 0; c < channels; c++) {
          if (operation === 'conv') this.values[at * channels + c] += slices[c][u * g.kw + v];
          else if (operation === 'avgPool') this.values[at * channels + c] += share;
          else if (winner?.u === u && winner.v === v) this.values[at * channels + c] += 1;
        }
      }
    }
  }

  /** How many pixels of the window lie on the picture: average pooling does not count its padding. */
  #covered({ g }: Layer, place: Place): number {
    let count = 0;
    for (let u = 0; u < g.kh; u++)
      for (let v = 0; v < g.kw; v++) if (onPicture(g, pixelUnder(g, place, u, v))) count++;
    return count;
  }

  #largest(channels: number): number {
    let most = 1e-6;
    for (let at = 0; at < this.touched.length; at++) most = Math.max(most, Math.abs(this.at(at, channels)));
    return most;
  }

  /** Summed over the channels, at a pixel's index. */
  at(pixel: number, channels: number): number {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += this.values[pixel * channels + c];
    return sum;
  }
}
