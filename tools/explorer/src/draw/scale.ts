import type { Layer } from '../../../../lib/explorer/model/layer';
import { diverging, grays, half, hues, type Palette } from './palette';

/** How numbers become colors: `palette.css[index(value)]`. */
export interface Scale {
  readonly palette: Palette;
  readonly index: (value: number) => number;
}

/** −range … 0 … range */
export function signedScale(dark: boolean, range: number): Scale {
  return {
    palette: diverging[dark ? 'dark' : 'light'],
    index: (value) => half + Math.round(half * clamp(value / range, -1, 1)),
  };
}

/** low … high, black to white */
export function grayScale(high = 1, low = 0): Scale {
  return { palette: grays, index: (value) => Math.round(255 * clamp((value - low) / (high - low), 0, 1)) };
}

/** 0 … 1 in the hue of red, green or blue */
function hueScale(channel: number): Scale {
  return { palette: hues[channel], index: (value) => Math.round(2 * half * clamp(value, 0, 1)) };
}

/** Of the picture's pixels: brightness in gray, channels in their hues, a network's maps about zero. */
export function pixelScale(
  { channels, signedPixels, pixelRange }: Layer,
  channel: number,
  dark: boolean,
): Scale {
  if (signedPixels) return signedScale(dark, pixelRange);
  return channels === 3 && pixelRange === 1 ? hueScale(channel) : grayScale(pixelRange);
}

/** Of the activation map. */
export function mapScale({ operation, range, signedPixels }: Layer, dark: boolean): Scale {
  return operation === 'conv' || signedPixels ? signedScale(dark, range) : grayScale(range);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
