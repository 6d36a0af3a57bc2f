/** [red, green, blue], 0 to 255. */
export type Rgb = readonly [number, number, number];

/** How a number becomes a colour. 'gray' dark to light; 'diverging' blue – white – orange about 0; 'heat' dark violet to yellow. */
export type ColorScale = 'gray' | 'diverging' | 'heat';

// Blue after ColorBrewer's RdBu, orange to brown after its PuOr, and matplotlib's viridis: distinguishable with any
// colour vision; the last one in grey, too.
const stops: Record<ColorScale, readonly Rgb[]> = {
  gray: [
    [0, 0, 0],
    [255, 255, 255],
  ],
  diverging: [
    [5, 48, 97],
    [67, 147, 195],
    [247, 247, 247],
    [230, 145, 56],
    [127, 59, 8],
  ],
  heat: [
    [68, 1, 84],
    [59, 82, 139],
    [33, 145, 140],
    [94, 201, 98],
    [253, 231, 37],
  ],
};

export const ink: Rgb = [32, 33, 36];
export const black: Rgb = [0, 0, 0];
export const paper: Rgb = [255, 255, 255];
export const faint: Rgb = [218, 220, 224];
export const muted: Rgb = [95, 99, 104];
/** The kit's accent: the window, the current position. Its thick frame sets it apart, too. */
export const accent: Rgb = [179, 71, 0];
export const accentPaper: Rgb = [255, 236, 217];

/** Magenta, which no scale contains, so that NaN stands out. */
export const notANumber: Rgb = [255, 0, 255];

/** The colour at `share` of the way along a scale, 0 to 1; beyond is clipped. */
export function colorAt(scale: ColorScale, share: number): Rgb {
  if (Number.isNaN(share)) return notANumber;
  const list = stops[scale];
  const position = Math.min(1, Math.max(0, share)) * (list.length - 1);
  const left = Math.min(Math.floor(position), list.length - 2);
  const mix = (channel: 0 | 1 | 2): number =>
    Math.round(list[left][channel] + (position - left) * (list[left + 1][channel] - list[left][channel]));
  return [mix(0), mix(1), mix(2)];
}

/** Black or white: whichever is read more easily on `background`; by WCAG's measure the contrast is 4.5 at least. */
export function inkOn(background: Rgb): Rgb {
  const [r, g, b] = background.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? black : paper;
}

/** `#rrggbb` */
export function hex(color: Rgb): string {
  return `#${color.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** A scale as Plotly takes it: [[0, '#…'], …, [1, '#…']]. */
export function plotlyScale(scale: ColorScale): [number, string][] {
  return stops[scale].map((color, i) => [i / (stops[scale].length - 1), hex(color)]);
}
