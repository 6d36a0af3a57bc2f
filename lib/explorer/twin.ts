import { accent, colorAt, faint, muted, type Rgb } from '../figures/draw/colors';
import { lineHeight, textWidth, wrapText } from '../figures/draw/font';
import { Raster } from '../figures/draw/raster';
import type { Explorer } from './model/explorer';
import { leftOf, topOf } from './model/geometry';
import type { Layer } from './model/layer';
import { fieldOf, placeAbove } from './model/second';
import { valueUnder, weightOf, type Term } from './model/terms';
import { formula } from './words/formula';
import { fixed, plainText, type Say } from './words/phrase';
import { secondSentence } from './words/second';
import { sentence, shapes } from './words/words';

const margin = 10;
const gap = 24;
const side = 300; // of the picture and of the map, about
const part = 120; // of patch, filter and products, about

/**
 * The explorer where nothing moves: the picture with its window, the map as far as it is shown, patch, filter and products at
 * the window's place, the sentence and the formula. Base64 PNG, drawn without a browser.
 */
export function drawTwin(explorer: Explorer, title: string, say: Say): string {
  const { layer } = explorer;
  const { g } = layer;
  const cell = Math.max(1, Math.floor(side / Math.max(g.h, g.w)));
  const [width, height] = [g.w * cell, g.h * cell];
  const tile = Math.max(1, Math.floor(part / Math.max(g.kh, g.kw)));
  const channel = 0;
  const names = [say('patch', '패치'), say('filter', '필터'), say('products', '곱')];
  const shown = explorer.pooling ? 1 : 3;
  const step = Math.max(g.kw * tile, textWidth(names[2])) + gap;
  const sheetWidth = 2 * margin + Math.max(2 * width + gap, shown * step + 90, 420);
  const heading = title === '' ? [] : wrapText(title, sheetWidth - 2 * margin);
  const words = [
    sentence(explorer, say),
    ...(explorer.second ? [secondSentence(explorer, say)] : []),
    plainText(formula(explorer, say)),
    plainText(shapes(explorer, say)),
  ];
  const text = words
    .join('\n')
    .split('\n')
    .flatMap((line) => wrapText(line, sheetWidth - 2 * margin));
  const partsTop = margin + (heading.length + 1) * lineHeight + height + gap;
  const textTop = partsTop + lineHeight + g.kh * tile + 12;
  const sheet = new Raster(sheetWidth, textTop + text.length * lineHeight + margin);

  let y = sheet.lines(heading, margin, margin, { bold: true });
  sheet.text(say('picture', '그림'), margin, y, { color: muted });
  sheet.text(say('activation map', '활성화 맵'), margin + width + gap, y, { color: muted });
  y += lineHeight;
  for (let row = 0; row < g.h; row++)
    for (let column = 0; column < g.w; column++)
      sheet.fill(margin + column * cell, y + row * cell, cell, cell, pixelColor(layer, row, column));
  drawWindow(sheet, explorer, margin, y, cell);
  drawMap(sheet, explorer, margin + width + gap, y, cell);

  const painters = [patchColor, filterColor, productColor].slice(0, shown);
  painters.forEach((color, i) => {
    const x = margin + i * step;
    sheet.text(names[i], x, partsTop, { color: muted });
    for (let u = 0; u < g.kh; u++)
      for (let v = 0; v < g.kw; v++) {
        const [left, top] = [x + v * tile, partsTop + lineHeight + u * tile];
        sheet.fill(left, top, tile, tile, color(explorer, { channel, u, v }));
      }
    sheet.frame(x - 1, partsTop + lineHeight - 1, g.kw * tile + 2, g.kh * tile + 2, faint);
  });
  const result = `= ${fixed(explorer.result)}`;
  sheet.text(result, margin + shown * step, partsTop + lineHeight + (g.kh * tile) / 2 - 8, { bold: true });
  sheet.lines(text, margin, textTop);
  return sheet.png();
}

function drawWindow(
  sheet: Raster,
  { layer: { g }, walk, second }: Explorer,
  x: number,
  y: number,
  cell: number,
): void {
  const [top, left] = [topOf(g, walk.place.row), leftOf(g, walk.place.column)];
  sheet.frame(x + left * cell - 2, y + top * cell - 2, g.spanW * cell + 4, g.spanH * cell + 4, accent, 2);
  if (!second) return;
  const field = fieldOf(g, second.g, placeAbove(second, walk.place));
  sheet.frame(x + field.column * cell, y + field.row * cell, field.width * cell, field.height * cell, accent);
}

/** Every output around the middle of its window, one stride wide: what was found lies over where it was found. */
function drawMap(
  sheet: Raster,
  { layer, walk, pooling, second }: Explorer,
  x: number,
  y: number,
  cell: number,
): void {
  const { g, map, range } = layer;
  sheet.frame(x - 1, y - 1, g.w * cell + 2, g.h * cell + 2, faint);
  const size = g.stride * cell;
  const at = (row: number, column: number): [number, number] => [
    x + Math.round((leftOf(g, column) + g.spanW / 2 - g.stride / 2) * cell),
    y + Math.round((topOf(g, row) + g.spanH / 2 - g.stride / 2) * cell),
  ];
  for (let row = 0; row < g.oh; row++)
    for (let column = 0; column < g.ow; column++) {
      const i = row * g.ow + column;
      if (walk.visited[i])
        sheet.fill(
          ...at(row, column),
          size,
          size,
          pooling ? grayLevel(map[i] / range) : signed(map[i], range),
        );
    }
  const [left, top] = at(walk.place.row, walk.place.column);
  sheet.frame(left - 2, top - 2, size + 4, size + 4, accent, 2);
  if (!second) return;
  const corner = placeAbove(second, walk.place);
  sheet.frame(...at(corner.row, corner.column), second.g.kw * size, second.g.kh * size, accent);
}

function pixelColor({ g, picture, channels, pixelRange }: Layer, row: number, column: number): Rgb {
  const at = (row * g.w + column) * channels;
  if (channels === 3) return [0, 1, 2].map((c) => byte(picture.data[at + c])) as unknown as Rgb;
  return channels === 1 ? grayLevel(picture.data[at]) : signed(picture.data[at], pixelRange);
}

function patchColor({ layer, walk }: Explorer, term: Term): Rgb {
  const value = valueUnder(layer, walk.place, term);
  return value === null ? faint : grayLevel(value / layer.pixelRange);
}

function filterColor({ layer }: Explorer, term: Term): Rgb {
  return signed(weightOf(layer, term), layer.weightRange);
}

function productColor({ layer, walk }: Explorer, term: Term): Rgb {
  return signed((valueUnder(layer, walk.place, term) ?? 0) * weightOf(layer, term), layer.weightRange);
}

function signed(value: number, range: number): Rgb {
  return colorAt('diverging', 0.5 + value / range / 2);
}

function grayLevel(value: number): Rgb {
  return [byte(value), byte(value), byte(value)];
}

function byte(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value * 255)));
}
