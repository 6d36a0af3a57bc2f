import { resize, toGray } from '../../data/image';
import { contiguous, reshape, type Tensor } from '../../tensor';

/** A picture whose pixels are at hand, [H, W, C]. */
export interface Picture {
  readonly name: string;
  readonly pixels: Tensor;
}

/** Pictures at the sizes they are looked at; each is computed once. */
export class PictureSizes {
  readonly #known = new WeakMap<Tensor, Map<string, Tensor>>();

  /** pixels [H, W, C], its longer side `size` pixels; `gray`: three channels become their brightness. → [h, w, c] */
  at(pixels: Tensor, size: number, gray: boolean): Tensor {
    const known = this.#known.get(pixels) ?? new Map<string, Tensor>();
    this.#known.set(pixels, known);
    const mixed = gray && pixels.shape[2] === 3;
    const key = `${size} ${mixed}`;
    const found = known.get(key) ?? scaled(mixed ? toGray(pixels) : pixels, size);
    known.set(key, found);
    return found;
  }
}

/** [H, W] or [H, W, C], its longer side `size` pixels → [H, W, C] */
function scaled(pixels: Tensor, size: number): Tensor {
  const [h, w, channels = 1] = pixels.shape;
  const factor = size / Math.max(h, w);
  const to = [Math.max(1, Math.round(h * factor)), Math.max(1, Math.round(w * factor))] as const;
  const out = to[0] === h && to[1] === w ? contiguous(pixels) : resize(pixels, ...to);
  return reshape(out, [...to, channels]);
}
