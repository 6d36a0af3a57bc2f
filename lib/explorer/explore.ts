import { ShapeError } from '../errors';
import { filters as handmade } from '../data/filters';
import { figure, type Figure } from '../figures/figure';
import { shapeText } from '../figures/format';
import { im2colEngine } from '../im2col';
import { language, t } from '../language';
import { contiguous, isTensor, reshape, type Tensor } from '../tensor';
import {
  explorerType,
  type ExplorerControl,
  type ExplorerData,
  type FilterData,
  type ExplorerSettings,
  type ExplorerStart,
} from './data';
import { Explorer } from './model/explorer';
import { ownFilter } from './model/filters';
import { encodePicture } from './pixels';
import { drawTwin } from './twin';
import { alternative } from './words/alternative';

export interface NamedImage {
  readonly name: string;
  /** [H, W] or [H, W, C] */
  readonly image: Tensor;
}

export interface NamedFilter {
  readonly name: string;
  /** [KH, KW], laid on every channel, or [KH, KW, C] for an image of C channels alone. */
  readonly w: Tensor;
  /** [KH, KW, C], where an image in color has a filter of its own. */
  readonly color?: Tensor;
  /** Default 0. */
  readonly bias?: number;
}

export interface ExploreOptions {
  /** One picture, [H, W] or [H, W, C], or several to choose from. */
  readonly image: Tensor | readonly NamedImage[];
  /** Default: edges, outline, sharpen and blur. */
  readonly filters?: readonly NamedFilter[];
  /** Sides of the filters that the reader paints, 5 at most. Default [3]; [] for none. */
  readonly own?: readonly number[];
  /** How the figure starts; `filter` is a name. */
  readonly settings?: Partial<ExplorerSettings>;
  readonly start?: Partial<ExplorerStart>;
  /** What the reader may change. Default filter, stride and padding. */
  readonly controls?: readonly ExplorerControl[];
  /** Sizes to choose from, pixels along the longer side. Default: the picture's, and what halving leaves of it down to 16. */
  readonly sizes?: readonly number[];
  readonly title?: string;
}

/**
 * A filter slides over a picture, and every number on the way can be seen, pointed at and changed: by mouse, finger or
 * keyboard, in the page alone. Its picture and its text alternative show where it starts.
 *
 * Throws ShapeError for what is no image or no filter, or where the filter does not fit.
 *
 * @example explore({ image: loadPhoto('chelsea') })
 * @example explore({ image: cat, filters: [{ name: 'eye', w: eye }], settings: { size: 128 }, controls: ['filter'] })
 */
export function explore(options: ExploreOptions): Figure {
  const images = isTensor(options.image)
    ? [{ name: t('picture', '그림'), image: options.image }]
    : options.image;
  if (images.length === 0) throw new ShapeError('explore: there are 0 images, it needs at least 1');
  for (const { image } of images) checkImage(image);
  const filters = [
    ...(options.filters ?? defaultFilters()).map(filterData),
    ...(options.own ?? [3]).map(own),
  ];
  if (filters.length === 0) throw new ShapeError('explore: there are 0 filters, it needs at least 1');
  const longest = Math.max(...images[0].image.shape.slice(0, 2));
  const data: ExplorerData = {
    language: language(),
    title: options.title ?? '',
    alt: '',
    pictures: images.map(({ name, image }) => encodePicture(name, image)),
    filters,
    settings: startSettings(options.settings ?? {}, filters, longest),
    start: { row: 0, column: 0, shown: 'above', zoom: 0, ...options.start },
    controls: options.controls ?? ['filter', 'stride', 'padding'],
    sizes: [...(options.sizes ?? halvings(longest))].sort((a, b) => a - b),
  };
  const pictures = images.map(({ name, image }) => ({ name, pixels: withChannels(image) }));
  const explorer = new Explorer(im2colEngine, pictures, data);
  const alt = alternative(explorer, t);
  return figure(data.title, alt, () => ({
    [explorerType]: { ...data, alt },
    'image/png': drawTwin(explorer, data.title, t),
  }));
}

function startSettings(
  settings: Partial<ExplorerSettings>,
  filters: readonly FilterData[],
  size: number,
): ExplorerSettings {
  const named = filters.find(({ id, name }) => id === settings.filter || name === settings.filter);
  if (settings.filter !== undefined && !named)
    throw new RangeError(
      `explore: there is no filter '${settings.filter}', only ${filters.map(({ name }) => name).join(', ')}`,
    );
  return {
    ...{ picture: 0, size, color: false, operation: 'conv', together: false, window: 2, stride: 1 },
    ...{ padding: 0, dilation: 1, direction: 'forward', layers: 1, view: 'window' },
    ...settings,
    filter: (named ?? filters[0]).id,
  };
}

function own(size: number): FilterData {
  return ownFilter(size, t(`Yours ${size}×${size}`, `내 필터 ${size}×${size}`));
}

function defaultFilters(): NamedFilter[] {
  return [
    { name: t('Vertical edges', '세로 경계'), w: handmade.verticalEdges },
    { name: t('Horizontal edges', '가로 경계'), w: handmade.horizontalEdges },
    { name: t('Outline', '윤곽'), w: handmade.outline },
    { name: t('Sharpen', '선명하게'), w: handmade.sharpen },
    { name: t('Blur', '흐리게'), w: handmade.blur },
  ];
}

/** The filter as plain numbers, one slice a channel. */
function filterData({ name, w, color, bias }: NamedFilter, index: number): FilterData {
  const [kh, kw] = w.shape;
  const kernel = [kh, kw] as const;
  const id = `filter${index}`;
  if (w.shape.length === 2) {
    const gray = slices(reshape(w, [kh, kw, 1]))[0];
    return { id, name, kernel, gray, color: color && slices(color), bias };
  }
  if (w.shape.length !== 3)
    throw new ShapeError(`explore: filter '${name}' is [KH, KW] or [KH, KW, C], not ${shapeText(w.shape)}`);
  return { id, name, kernel, color: slices(w), bias };
}

/** [KH, KW, C] → C slices of KH · KW */
function slices(w: Tensor): number[][] {
  const [kh, kw, channels] = w.shape;
  const { data } = contiguous(w);
  return Array.from({ length: channels }, (_, c) =>
    Array.from({ length: kh * kw }, (__, tap) => data[tap * channels + c]),
  );
}

function checkImage(image: Tensor): void {
  if (!isTensor(image) || image.shape.length < 2 || image.shape.length > 3)
    throw new ShapeError(
      'explore: image is a tensor [H, W] or [H, W, C]' +
        (isTensor(image) ? `, not ${shapeText(image.shape)}` : ''),
    );
}

function withChannels(image: Tensor): Tensor {
  const [h, w, channels = 1] = image.shape;
  return reshape(contiguous(image), [h, w, channels]);
}

/** 256 → 256, 128, 64, 32, 16 */
function halvings(longest: number): number[] {
  const sizes = [longest];
  while (sizes[sizes.length - 1] >= 32) sizes.push(Math.floor(sizes[sizes.length - 1] / 2));
  return sizes;
}
