import { colorAt, inkOn, type Rgb } from '../../../lib/figures/draw/colors';
import { glyph, textWidth, wrapText } from '../../../lib/figures/draw/font';
import { Raster } from '../../../lib/figures/draw/raster';
import { decode } from './decode';

test('glyph: Latin, Hangul and signs have ink; what the font lacks is a square, never nothing', () => {
  for (const character of 'aZ0합필·×−⌊') {
    expect(Math.max(...glyph(character).ink)).toBeGreaterThan(8);
  }
  expect(glyph('猫')).toBe(glyph('□'));
  expect(glyph('가').ink).not.toEqual(glyph('각').ink);
});

test('wrapText: keeps every word in order, and no line is too wide', () => {
  const words = 'the window slides over the image 창은 이미지 위를 미끄러집니다 supercalifragilistic'.split(
    ' ',
  );
  for (const width of [40, 90, 300]) {
    const lines = wrapText(words.join(' '), width);
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(width);
    expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
  }
  expect(wrapText('a\nb', 100)).toEqual(['a', 'b']);
});

test('Raster: clips at its edges and draws each pixel of a picture as a square', () => {
  const sheet = new Raster(5, 4);
  sheet.picture(1, 1, Uint8Array.from([255, 0, 0, 0, 0, 255]), 2, 1, 2);
  sheet.fill(-3, 3, 100, 9, [0, 128, 0]);
  const read = decode(sheet.png());
  expect(read.at(0, 0)).toEqual([255, 255, 255]);
  expect([read.at(1, 1), read.at(2, 2), read.at(3, 1), read.at(4, 2)]).toEqual([
    [255, 0, 0],
    [255, 0, 0],
    [0, 0, 255],
    [0, 0, 255],
  ]);
  expect(read.at(4, 3)).toEqual([0, 128, 0]);
});

test('inkOn: text reads on every colour of every scale (WCAG contrast 4.5 or better)', () => {
  for (const scale of ['gray', 'diverging', 'heat'] as const) {
    for (let share = 0; share <= 1; share += 0.01) {
      const background = colorAt(scale, share);
      expect(contrast(background, inkOn(background))).toBeGreaterThan(4.5);
    }
  }
});

test('colorAt: the diverging scale is nearly white at its middle and darker towards both ends', () => {
  const luminances = [0, 0.25, 0.5, 0.75, 1].map((share) => luminance(colorAt('diverging', share)));
  expect(luminances[2]).toBeGreaterThan(0.9);
  expect(luminances[0]).toBeLessThan(luminances[1]);
  expect(luminances[4]).toBeLessThan(luminances[3]);
  expect(colorAt('heat', NaN)).toEqual([255, 0, 255]);
});

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return (light + 0.05) / (dark + 0.05);
}
