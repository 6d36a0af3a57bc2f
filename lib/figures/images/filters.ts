import { ShapeError } from '../../errors';
import { t } from '../../language';
import { contiguous, wrap, type Tensor } from '../../tensor';
import type { Figure } from '../figure';
import { extent } from '../extent';
import { shapeText } from '../format';
import { imageGrid, type GridImage, type ImageGridOptions } from './image-grid';

export interface MapsOptions extends ImageGridOptions {
  readonly labels?: readonly string[];
}

/**
 * Filters as images: w [KH, KW], [KH, KW, OC] or [KH, KW, C, OC]. Blue is negative, white 0, orange positive, one
 * scale for all, so that strong filters look strong. Three input channels are shown as one colour image, grey where
 * the weight is 0; other counts as one image a channel, a row a filter.
 *
 * @example filterGrid(w, { labels: ['vertical edge', 'horizontal edge'] })
 */
export function filterGrid(w: Tensor, { labels, ...options }: MapsOptions = {}): Figure {
  if (w.shape.length < 2 || w.shape.length > 4) {
    throw new ShapeError(
      `filterGrid: filters are [KH, KW], [KH, KW, OC] or [KH, KW, C, OC], not ${shapeText(w.shape)}`,
    );
  }
  const [kh, kw] = w.shape;
  const c = w.shape.length === 4 ? w.shape[2] : 1;
  const oc = w.shape.length === 2 ? 1 : w.shape[w.shape.length - 1];
  const { data } = contiguous(w);
  const isColor = c === 3;
  const images: GridImage[] = [];
  for (let o = 0; o < oc; o++) {
    const name = labels?.[o] ?? (oc === 1 ? '' : t(`filter ${o}`, `필터 ${o}`));
    const take = (channels: readonly number[]): Float64Array =>
      Float64Array.from({ length: kh * kw * channels.length }, (_, i) => {
        const pixel = Math.floor(i / channels.length);
        return data[(pixel * c + channels[i % channels.length]) * oc + o];
      });
    if (isColor) images.push({ image: wrap(take([0, 1, 2]), [kh, kw, 3]), label: name });
    else {
      for (let channel = 0; channel < c; channel++) {
        const label = c === 1 ? name : t(`${name}, channel ${channel}`, `${name}, 채널 ${channel}`);
        images.push({ image: wrap(take([channel]), [kh, kw]), label });
      }
    }
  }
  return imageGrid(images, {
    scale: isColor ? 'gray' : 'diverging',
    range: isColor ? symmetric(w) : 'shared',
    size: oc * c > 12 ? 56 : 96,
    columns: !isColor && c > 1 ? c : undefined,
    ...options,
  });
}

/**
 * Every channel of an activation map as an image of its own: maps [H, W, C] or [1, H, W, C].
 *
 * @example featureMaps(backend.relu(backend.conv2d(x, w, b)), { title: 'After the first layer' })
 */
export function featureMaps(maps: Tensor, { labels, ...options }: MapsOptions = {}): Figure {
  const shape = maps.shape.length === 4 && maps.shape[0] === 1 ? maps.shape.slice(1) : maps.shape;
  if (shape.length !== 3) {
    throw new ShapeError(`featureMaps: maps are [H, W, C] of one image, not ${shapeText(maps.shape)}`);
  }
  const [h, w, c] = shape;
  const { data } = contiguous(maps);
  const images = Array.from({ length: c }, (_, channel) => ({
    image: wrap(
      Float64Array.from({ length: h * w }, (_, i) => data[i * c + channel]),
      [h, w],
    ),
    label: labels?.[channel] ?? t(`map ${channel}`, `맵 ${channel}`),
  }));
  return imageGrid(images, { scale: 'heat', range: 'shared', size: c > 12 ? 72 : 128, ...options });
}

function symmetric(w: Tensor): [number, number] {
  const { min, max } = extent(w);
  const reach = Math.max(-min, max) || 1;
  return [-reach, reach];
}
