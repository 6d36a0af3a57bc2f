import { im2colEngine } from '../../../lib/im2col';
import { naive, randomNormal, type Backend, type Tensor } from 'convlab';
import type { ExplorerData, ExplorerSettings, FilterData } from '../../../lib/explorer/data';
import { Explorer } from '../../../lib/explorer/model/explorer';

/** A filter of random weights, one slice a channel. */
export function randomFilter(kernel: readonly [number, number], channels: number, bias = 0): FilterData {
  const slices = Array.from({ length: channels }, (_, c) => [
    ...randomNormal([kernel[0] * kernel[1]], { seed: c + 5 }).data,
  ]);
  const id = `filter${kernel.join('x')}b${bias}`;
  return channels === 1
    ? { id, name: id, kernel, gray: slices[0], bias }
    : { id, name: id, kernel, color: slices, bias };
}

/** An explorer of one picture [H, W, C] at its own size; by default it has one filter and nothing is filled. */
export function explorerOf(
  pixels: Tensor,
  filters: readonly FilterData[],
  settings: Partial<ExplorerSettings> = {},
  engine: Backend = im2colEngine,
): Explorer {
  const size = Math.max(pixels.shape[0], pixels.shape[1]);
  const data: ExplorerData = {
    ...{ language: 'en', title: '', alt: '', pictures: [], controls: [], sizes: [size, 2 * size] },
    filters,
    start: { row: 0, column: 0, shown: 'none', zoom: 0 },
    settings: {
      ...{
        picture: 0,
        size,
        color: true,
        operation: 'conv',
        filter: filters[0].id,
        together: false,
        window: 2,
      },
      ...{ stride: 1, padding: 0, dilation: 1, direction: 'forward', layers: 1, view: 'window' },
      ...settings,
    },
  };
  return new Explorer(engine, [{ name: 'noise', pixels }], data);
}

/** A picture of noise, negative values included, [H, W, C]. */
export function noise(shape: readonly [number, number, number], seed = 3): Tensor {
  return randomNormal(shape, { seed });
}

export { naive };
