import { t } from '../language';

/**
 * A number as a figure shows it: at most `digits` after the point, no trailing zeros, a real minus sign. A small one
 * keeps one significant digit, so that only 0 reads as 0.
 */
export function short(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return String(value).replace('-', '−');
  return plain(value, digits).replaceAll('-', '−');
}

function plain(value: number, digits: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) return value.toExponential(1);
  if (size !== 0 && size < 0.5 * 10 ** -digits) return String(Number(value.toPrecision(1)));
  return String(Number(value.toFixed(digits)) || 0);
}

/** A sum of decimals without its binary rounding error: 0.30000000000000004 is 0.3. Whole numbers keep every digit. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(7));
}

/**
 * A share, 0 … 1, in percent, with one digit after the point and a no-break space; in Korean without a space.
 *
 * @example percent(0.839) // '83.9 %'
 */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1).replace('-', '−')}${percentSign()}`;
}

/** `25 %`, with a space that does not break, but `25%` in Korean. */
export const percentSign = (): string => t('\u00a0%', '%');

/** `[2, 3]` */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
