import type { Pixels } from '../../png';
import { wrap, type Tensor } from '../../tensor';

/** Pixels of any channels and depth → [H, W, 3], 0 … 1: gray three times, color · alpha + white · (1 − alpha). */
export function onWhite({ width, height, channels, maximum, data }: Pixels): Tensor {
  const out = new Float32Array(height * width * 3);
  if (channels === 3) {
    for (let i = 0; i < out.length; i++) out[i] = data[i] / maximum;
    return wrap(out, [height, width, 3]);
  }
  const alphaAt = channels === 2 || channels === 4 ? channels - 1 : undefined;
  for (let pixel = 0; pixel < height * width; pixel++) {
    const from = pixel * channels;
    const alpha = alphaAt === undefined ? 1 : data[from + alphaAt] / maximum;
    for (let c = 0; c < 3; c++)
      out[pixel * 3 + c] = (data[from + (channels < 3 ? 0 : c)] / maximum) * alpha + (1 - alpha);
  }
  return wrap(out, [height, width, 3]);
}
