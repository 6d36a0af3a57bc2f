import { ShapeError } from '../../errors';
import { t } from '../../language';
import { contiguous, isTensor, type Tensor } from '../../tensor';
import { colorAt, notANumber, type ColorScale, type Rgb } from '../draw/colors';
import { extent, nanNote } from '../extent';
import { shapeText, short } from '../format';

/** The values at a scale's two ends. */
export type Range = readonly [low: number, high: number];

/** What a scale's colours mean. */
export interface ColorKey {
  readonly scale: ColorScale;
  readonly text: string;
}

/** A tensor as a picture: RGB bytes row by row, and what its colours mean. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  readonly rgb: Uint8Array;
  readonly range: Range;
  readonly scale: ColorScale;
}

/**
 * x [H, W], [H, W, 1] or [H, W, 3] → a picture. One channel is coloured by `scale` over `range`; three are red,
 * green and blue. Values beyond the range are clipped, as a screen would; a pixel with NaN in it is magenta.
 *
 * Throws ShapeError for any other shape.
 */
export function picture(name: string, x: Tensor, scale: ColorScale, range?: Range): Picture {
  checkImage(name, x);
  const { data } = contiguous(x);
  const [low, high] = aboutZero(x, scale, range ?? naturalRange(x, scale));
  const span = high - low || 1;
  const rgb = new Uint8Array(x.shape[0] * x.shape[1] * 3);
  if (x.shape[2] === 3) {
    for (let i = 0; i < rgb.length; i++)
      rgb[i] = Math.round(255 * Math.min(1, Math.max(0, (data[i] - low) / span)));
    for (let i = 0; i < rgb.length; i++) if (Number.isNaN(data[i])) rgb.set(notANumber, i - (i % 3));
  } else {
    for (let i = 0; i < data.length; i++) rgb.set(colorAt(scale, (data[i] - low) / span), 3 * i);
  }
  return { rows: x.shape[0], columns: x.shape[1], rgb, range: [low, high], scale };
}

function aboutZero(x: Tensor, scale: ColorScale, [low, high]: Range): Range {
  if (scale !== 'diverging' || x.shape[2] === 3) return [low, high];
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1;
  return [-reach, reach];
}

/** Throws ShapeError unless x is [H, W], [H, W, 1] or [H, W, 3]. */
export function checkImage(name: string, x: Tensor): void {
  if (!isTensor(x)) throw new ShapeError(`${name}: an image is a tensor, not ${typeof x}`);
  const { shape } = x;
  const flat = shape.length === 2 || (shape.length === 3 && (shape[2] === 1 || shape[2] === 3));
  if (!flat || x.size === 0) {
    throw new ShapeError(
      `${name}: an image has the shape [H, W], [H, W, 1] or [H, W, 3], not ${shapeText(shape)}` +
        (shape.length === 4
          ? ': pick one of the batch'
          : shape.length === 3
            ? ': featureMaps(x) shows all channels'
            : ''),
    );
  }
}

/**
 * 'diverging': as far to either side of 0 as the values go, so that white is 0. 'heat': least to greatest. 'gray'
 * and colour: 0 to 1 where the values lie there (an image), 0 to 255 where they are bytes, else least to greatest.
 */
export function naturalRange(x: Tensor, scale: ColorScale): Range {
  const { min, max } = extent(x);
  if (scale === 'diverging' && x.shape[2] !== 3) return aboutZero(x, scale, [min, max]);
  if (scale === 'heat' && x.shape[2] !== 3) return [min, max];
  if (min >= 0 && max <= 1) return [0, 1];
  if (min >= 0 && max <= 255 && max > 2) return [0, 255];
  return [min, max];
}

/** The colour of one value under a picture's scale. */
export function valueColor({ scale, range: [low, high] }: Picture, value: number): Rgb {
  return colorAt(scale, (value - low) / (high - low || 1));
}

/** `−2.1 … 3.4`, and how many are NaN, or nothing for an ordinary image in 0 … 1. */
export function rangeNote(x: Tensor, { range, scale }: Picture): string {
  const { min, max, nans } = extent(x);
  if (nans === 0 && scale === 'gray' && range[0] === 0 && (range[1] === 1 || range[1] === 255)) return '';
  const beside = Math.max(-min, max, ...range.map(Math.abs)) >= 0.5; // other images on the same scale, too
  const end = (value: number): string =>
    beside && value !== 0 && Math.abs(value) < 0.005 ? '≈0' : short(value);
  return `${end(min)} … ${end(max)}${nans > 0 ? `, ${nans} × NaN` : ''}`;
}

/** The legend of a scale's colours; plain brightness needs none. */
export function colorKey(scale: ColorScale): ColorKey[] {
  if (scale === 'gray') return [];
  const text =
    scale === 'diverging'
      ? t('blue: below 0, white: 0, orange: above 0', '파랑: 0보다 작음, 흰색: 0, 주황: 0보다 큼')
      : t('dark: low, yellow: high', '어두운 쪽: 작은 값, 노란 쪽: 큰 값');
  return [{ scale, text }];
}

/** All numbers of a small image [H, W] or [H, W, 1]: `1, 0, −1 | 2, 0, −2`. */
export function rowsInWords(x: Tensor): string {
  const { data } = contiguous(x);
  const [rows, columns] = x.shape;
  const row = (i: number): string =>
    Array.from({ length: columns }, (_, j) => short(data[i * columns + j])).join(', ');
  return Array.from({ length: rows }, (_, i) => row(i)).join(' | ');
}

/** One image in words: shape, least and greatest value, where the greatest is, and how many are NaN. */
export function describeImage(x: Tensor): string {
  const { min, max, maxAt, nans } = extent(x);
  const shape = shapeText(x.shape);
  return (
    t(
      `${shape}, from ${short(min, 3)} to ${short(max, 3)}, the greatest at ${shapeText(maxAt)}`,
      `${shape}, 최솟값 ${short(min, 3)}, 최댓값 ${short(max, 3)} (위치 ${shapeText(maxAt)})`,
    ) + nanNote(nans)
  );
}
