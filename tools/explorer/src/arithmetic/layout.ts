import type { Explorer } from '../../../../lib/explorer/model/explorer';

/** How the arithmetic is laid out; lengths in CSS pixels. */
export interface WorkLayout {
  /** In one strip; two by two where it is narrow; or one row a channel. */
  readonly form: 'strip' | 'square' | 'channels';
  /** Of patch, filter and products. */
  readonly width: number;
  readonly height: number;
  /** Of the sign between two of them. */
  readonly sign: number;
  /** Of a channel's own sum. */
  readonly partial: number;
  readonly sum: readonly [width: number, height: number];
  /** Kept free, so that what lies below does not jump when the filter changes. */
  readonly room: number;
}

/** Rows of channels share out this height. */
const tallest = 440;

/** The layout for a place `width` wide; `narrow`: of a phone. */
export function workLayout({ layer, settings }: Explorer, width: number, narrow: boolean): WorkLayout {
  const { g, channels, operation } = layer;
  const backward = settings.direction === 'backward';
  const small = width < 420;
  const many = channels > 1;
  const sign = many ? (small ? 14 : 22) : 30;
  const partial = small ? 40 : 54;
  const sum = many ? (small ? 52 : 76) : 108;
  let cell: number;
  if (many) {
    const room = width - 3 * sign - (backward ? 0 : partial) - sum - (small ? 16 : 34);
    cell = Math.min(136, room / 3, (tallest / channels - 8) * Math.max(1, g.kw / g.kh));
  } else if (narrow) cell = (width - 2 * sign) / 2;
  else {
    const columns = operation === 'maxPool' || backward ? 2 : 3;
    cell = Math.min(236, (width - columns * sign - sum) / columns);
  }
  cell = Math.floor(cell);
  const tile = Math.min(cell / g.kw, cell / g.kh);
  const [w, h] = [Math.max(1, Math.floor(tile * g.kw)), Math.max(1, Math.floor(tile * g.kh))];
  return {
    form: many ? 'channels' : narrow ? 'square' : 'strip',
    width: w,
    height: h,
    sign,
    partial,
    sum: [narrow && !many ? Math.min(w, 132) : sum, many ? (small ? 46 : 64) : Math.max(44, Math.min(h, 96))],
    room: many || narrow ? 0 : cell + 24,
  };
}
