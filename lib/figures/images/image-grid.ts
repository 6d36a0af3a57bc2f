import { t } from '../../language';
import { isTensor, type Tensor } from '../../tensor';
import type { ColorScale } from '../draw/colors';
import { figure, type Figure } from '../figure';
import { extent } from '../extent';
import type { Box } from './boxes';
import type { Tile } from './cell';
import { drawGrid } from './draw-grid';
import {
  checkImage,
  colorKey,
  type ColorKey,
  describeImage,
  naturalRange,
  picture,
  type Range,
  rangeNote,
  rowsInWords,
} from './tile';

export interface GridImage {
  /** [H, W], [H, W, 1] or [H, W, 3] */
  readonly image: Tensor;
  readonly label?: string;
  readonly scale?: ColorScale;
  readonly range?: Range;
  readonly boxes?: readonly Box[];
}

export interface ImageGridOptions {
  readonly title?: string;
  /** Images in a row. Default: as many as fit in about 900 pixels. */
  readonly columns?: number;
  /**
   * How wide the widest image becomes, in pixels, enlarged by a whole factor. Default 192. Others at least half as large have
   * pixels of the same size; smaller ones are enlarged further, and say so.
   */
  readonly size?: number;
  /** All images have pixels of one size, so that a map of half the side is drawn half as wide. Default false. */
  readonly toScale?: boolean;
  /** For images of one channel: 'gray', 'diverging' (blue < 0 < orange) or 'heat'. Default: by the sign of the values. */
  readonly scale?: ColorScale;
  /** 'each' image its own (default), one for all ('shared'), or [low, high]. */
  readonly range?: 'each' | 'shared' | Range;
  /** Print the numbers into the pixels. Default: where there are at most 64 of them and they are not RGB. */
  readonly values?: boolean;
  /** The figure's message, in a sentence; put before the facts that are computed. */
  readonly alt?: string;
}

/** What `imageGrid` shows: images by their labels, or a list in which each can have a scale, a range and boxes. */
export type GridImages = readonly (GridImage | Tensor)[] | Readonly<Record<string, Tensor>>;

/**
 * Images side by side, each with its label below. An image of one channel with negative values is coloured about 0.
 *
 * Colour is never the only cue: images whose values are not plain brightness carry min and max and their colours' key,
 * small ones the numbers themselves. Throws ShapeError for what is not an image.
 *
 * @example
 * imageGrid({ photo, edges }, { title: 'What Sobel sees' })
 * @example imageGrid([{ image: photo, label: 'photo', boxes }, edges])
 */
export function imageGrid(images: GridImages, options: ImageGridOptions = {}): Figure {
  const entries = listed(images, options);
  const { title = '', size = 192, scale = 'gray', range = 'each', toScale = false } = options;
  const shared = range === 'shared' ? sharedRange(entries, scale) : range === 'each' ? undefined : range;

  const printed = ({ image }: GridImage): boolean =>
    (options.values ?? image.size <= 64) && image.shape[2] !== 3;
  const words = entries.map(({ image, label, boxes }, i) => {
    const marks = (boxes ?? []).map(describeBox).join('');
    const numbers = printed({ image }) && image.size <= 64 ? `; ${rowsInWords(image)}` : '';
    const name =
      label?.replace(/\s+/g, ' ') || (entries.length === 1 && title) || t(`image ${i + 1}`, `그림 ${i + 1}`);
    return `${name}: ${describeImage(image)}${numbers}${marks}`;
  });
  const keys = keysOf(
    entries.filter((entry) => entry.image.shape[2] !== 3 && !printed(entry)),
    scale,
    entries.length,
  );
  const alt = [options.alt, ...keys.map(({ text }) => text), ...words].filter(Boolean).join('\n');

  return figure(title, alt, () => {
    const tiles = entries.map((entry): Tile => {
      const one = picture('imageGrid', entry.image, entry.scale ?? scale, entry.range ?? shared);
      return {
        picture: one,
        label: entry.label ?? '',
        note: rangeNote(entry.image, one),
        boxes: entry.boxes ?? [],
        values: printed(entry) ? entry.image : undefined,
      };
    });
    return drawGrid(tiles, { title, alt, keys, size, toScale, columns: options.columns });
  });
}

/** The images as a list, each with its scale. Throws where there is none, or where one is no image. */
function listed(images: GridImages, { scale, range }: ImageGridOptions): GridImage[] {
  const list = asList(images);
  if (list.length === 0) throw new RangeError('imageGrid: there is no image to show');
  return list.map((entry) => {
    checkImage('imageGrid', entry.image);
    const within = entry.range ?? range;
    const given = typeof within === 'object' && within[0] >= 0;
    const signed = !given && entry.image.shape[2] !== 3 && extent(entry.image).min < 0;
    return { ...entry, scale: entry.scale ?? scale ?? (signed ? 'diverging' : 'gray') };
  });
}

/** The images as a list, each with its label where it has one. */
export function asList(images: GridImages): GridImage[] {
  return isList(images)
    ? images.map((entry): GridImage => (isTensor(entry) ? { image: entry } : entry))
    : Object.entries(images).map(([label, image]): GridImage => ({ image, label }));
}

function isList(images: GridImages): images is readonly (GridImage | Tensor)[] {
  return Array.isArray(images);
}

/** A key for each scale; where it is not for all images, it names its own. */
function keysOf(colored: readonly GridImage[], usual: ColorScale, images: number): ColorKey[] {
  const scaleOf = ({ scale = usual }: GridImage): ColorScale => scale;
  return [...new Set(colored.map(scaleOf))].flatMap((scale) => {
    const labels = colored.filter((entry) => scaleOf(entry) === scale).map(({ label }) => label ?? '');
    const named = labels.length < images && labels.length <= 2 && labels.every((label) => label !== '');
    return colorKey(scale).map((key) =>
      named ? { ...key, text: `${labels.join(', ')} (${key.text})` } : key,
    );
  });
}

export interface ImageOptions extends ImageGridOptions {
  readonly label?: string;
  readonly boxes?: readonly Box[];
}

/**
 * One image, large, with places marked on it.
 *
 * @example photo(cat, { boxes: [{ row: 40, column: 62, height: 17, width: 25, label: 'best match' }] })
 */
export function photo(image: Tensor, { label, boxes, ...options }: ImageOptions = {}): Figure {
  return imageGrid([{ image, label, boxes }], { size: 384, ...options });
}

/** Pixels a number takes, where it is short: one digit has as much room as in the stepper's tables. */
const numberCell = 34;

/**
 * A small matrix [H, W] as a table of numbers, coloured about 0.
 *
 * @example numberGrid(tensor([[1, 0, -1], [2, 0, -2], [1, 0, -1]]), { label: 'Sobel' })
 */
export function numberGrid(matrix: Tensor, options: ImageOptions = {}): Figure {
  const size = numberCell * (matrix.shape[1] ?? 1);
  return photo(matrix, { size, scale: 'diverging', values: true, ...options });
}

function sharedRange(entries: readonly GridImage[], scale: ColorScale): Range {
  const seen = entries.map(({ image }) => image).filter((image) => !Number.isNaN(extent(image).min)); // not all NaN
  const bright = seen.map(extent).every(({ min, max }) => min >= 0 && max <= 1);
  if (seen.length === 0 || (scale !== 'diverging' && bright)) return [0, 1];
  const ranges = seen.map((image) => naturalRange(image, scale));
  return ranges.reduce(([low, high], one) => [Math.min(low, one[0]), Math.max(high, one[1])]);
}

function describeBox({ row, column, height, width, label }: Box): string {
  const name = label ?? t('box', '상자');
  return t(
    `; ${name}: rows ${row} to ${row + height - 1}, columns ${column} to ${column + width - 1}`,
    `; ${name}: ${row}~${row + height - 1}행, ${column}~${column + width - 1}열`,
  );
}
