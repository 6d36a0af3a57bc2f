/** Colors mixed in OKLab, so that equal steps look equal. Source: Ottosson 2020, "A perceptual color space". */
type Lab = readonly [lightness: number, a: number, b: number];

function oklch(lightness: number, chroma: number, hue: number): Lab {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

function toRgb([L, a, b]: Lab): [number, number, number] {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const gamma = (v: number): number =>
    Math.round(255 * Math.min(1, Math.max(0, v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055)));
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Colors in a row: as bytes, as CSS, and the ink that is read on each. */
export interface Palette {
  readonly rgb: Uint8Array;
  readonly css: readonly string[];
  readonly ink: readonly string[];
}

/** Colors on either side of the middle one. */
export const half = 256;
const darkInk = '#16181d';
const lightInk = '#ffffff';

function palette(stops: readonly Lab[]): Palette {
  const count = 2 * half + 1;
  const rgb = new Uint8Array(3 * count);
  const css: string[] = [];
  const ink: string[] = [];
  for (let i = 0; i < count; i++) {
    const place = (i / (count - 1)) * (stops.length - 1);
    const from = Math.min(stops.length - 2, Math.floor(place));
    const mix = (axis: 0 | 1 | 2): number =>
      stops[from][axis] + (place - from) * (stops[from + 1][axis] - stops[from][axis]);
    const color = toRgb([mix(0), mix(1), mix(2)]);
    rgb.set(color, 3 * i);
    css.push(`rgb(${color.join(' ')})`);
    ink.push(mix(0) > 0.63 ? darkInk : lightInk);
  }
  return { rgb, css, ink };
}

/** Blue below zero, the page's own color at zero, orange above: told apart with every common color vision. */
export const diverging: Readonly<Record<'light' | 'dark', Palette>> = {
  light: palette([
    oklch(0.4, 0.14, 262),
    oklch(0.68, 0.12, 245),
    oklch(0.972, 0.004, 90),
    oklch(0.75, 0.145, 58),
    oklch(0.51, 0.17, 36),
  ]),
  dark: palette([
    oklch(0.86, 0.09, 225),
    oklch(0.58, 0.14, 250),
    oklch(0.235, 0.006, 265),
    oklch(0.62, 0.155, 45),
    oklch(0.88, 0.12, 80),
  ]),
};

/** Red, green and blue: each channel in its own hue, from near black to near white. */
export const hues: readonly Palette[] = [27, 148, 258].map((hue) =>
  palette([
    oklch(0.16, 0.03, hue),
    oklch(0.4, 0.105, hue),
    oklch(0.66, 0.135, hue),
    oklch(0.84, 0.085, hue),
    oklch(0.975, 0.015, hue),
  ]),
);

/** Brightness as a screen shows it: byte by byte, not mixed in OKLab. */
export const grays: Palette = (() => {
  const levels = Array.from({ length: 256 }, (_, i) => i);
  return {
    rgb: Uint8Array.from(levels.flatMap((i) => [i, i, i])),
    css: levels.map((i) => `rgb(${i} ${i} ${i})`),
    ink: levels.map((i) => (i > 132 ? darkInk : lightInk)),
  };
})();
