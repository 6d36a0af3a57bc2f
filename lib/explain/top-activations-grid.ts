import { checkRank } from '../shapes';
import { sideBySide } from '../data';
import { imageGrid, type Figure, type ImageGridOptions } from '../figures';
import type { ReceptiveField } from '../geometry';
import { t } from '../language';
import type { Tensor } from '../tensor';
import { strongestPatches } from './strongest-patches';

export interface TopActivationsOptions extends ImageGridOptions {
  /** What one value of a map sees of the image. */
  readonly field: ReceptiveField;
  /** How many patches a strip has; 8 by default, or as many as there are images. */
  readonly count?: number;
  /** Which of the maps have a strip, in this order; all by default. */
  readonly channels?: readonly number[];
}

/**
 * What each map of a layer likes best: a strip for each map, of the pieces that it answers most strongly to, the
 * strongest on the left.
 *
 * images [N, H, W, C], maps [N, OH, OW, K] → K strips, or one for each of `channels`. Throws what `strongestPatches` throws.
 *
 * @example
 * const { out } = model.activations(backend, images).find(({ name }) => name === 'relu1')!;
 * topActivationsGrid(images, out, { field: receptiveField([{ kernel: 5, stride: 1, padding: 2 }])[0] })
 */
export function topActivationsGrid(
  images: Tensor,
  maps: Tensor,
  { field, count = Math.min(8, images.shape[0]), channels, ...options }: TopActivationsOptions,
): Figure {
  checkRank('topActivationsGrid', 'maps', maps, ['N', 'OH', 'OW', 'K']);
  const shown = channels ?? Array.from({ length: maps.shape[3] }, (_, channel) => channel);
  const strips = shown.map((channel) => ({
    image: sideBySide(
      strongestPatches(images, maps, { channel, field, count }).map(({ image }) => image),
      { gap: 1 },
    ),
    label: t(`map ${channel}`, `맵 ${channel}`),
  }));
  return imageGrid(strips, { size: 280, range: [0, 1], ...options });
}
