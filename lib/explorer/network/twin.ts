import { colorAt, faint, muted } from '../../figures/draw/colors';
import { lineHeight, textWidth } from '../../figures/draw/font';
import { Raster } from '../../figures/draw/raster';
import type { Say } from '../words/phrase';
import { channelOf, type Network, type Stage } from './network';
import { percent, ranking, verdict } from './words';

const margin = 10;
const gap = 18;
const tallest = 400; // of a column of maps
/** Of a layer with more maps the first ones are drawn; the text counts them all. The first layers of a large network have many. */
const [most, mostOfLarge] = [24, 4];

/** The network's maps in columns, and what it answers. Base64 PNG, drawn without a browser. */
export function drawNetworkTwin(network: Network, title: string, say: Say): string {
  const large = network.data.classes.length === 0;
  const left = large ? ['flatten', 'relu'] : ['flatten'];
  const columns = network.stages
    .filter(({ layer }) => !left.includes(layer?.kind ?? ''))
    .map((stage) => layOut(stage, large ? mostOfLarge : most));
  const answers = ranking(network)
    .slice(0, 5)
    .map((i) => `${network.data.classes[i]} ${percent(network.probabilities[i], say)}`);
  const width =
    columns.reduce((sum, column) => sum + column.width + gap, 0) + Math.max(0, ...answers.map(textWidth));
  const height = Math.max(...columns.map((column) => column.height), answers.length * lineHeight);
  const heading = [title, verdict(network, say)].filter((line) => line !== '');
  const top = margin + (heading.length + 1) * lineHeight + 6;
  const sheet = new Raster(Math.max(width, ...heading.map(textWidth)) + 2 * margin, top + height + margin);
  sheet.lines(heading, margin, margin, { bold: true });
  let x = margin;
  for (const column of columns) {
    sheet.text(column.name, x, top - lineHeight - 2, { color: muted });
    column.draw(sheet, x, top);
    x += column.width + gap;
  }
  if (answers.length > 0) sheet.text(say('softmax', '소프트맥스'), x, top - lineHeight - 2, { color: muted });
  sheet.lines(answers, x, top);
  return sheet.png();
}

interface Column {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly draw: (sheet: Raster, x: number, y: number) => void;
}

/** A column of maps at twice their size, or of units, one beside two others where they are many. */
function layOut({ name, layer, out }: Stage, limit: number): Column {
  const flat = out.shape.length === 2;
  const [, h, w, all] = flat ? [1, 1, 1, out.shape[1]] : out.shape;
  const count = flat ? all : Math.min(all, limit);
  const pixel = flat ? 6 : h > 64 ? 1 : 2;
  const every = h > 128 ? 2 : 1; // a photograph is seen at half its size
  const [wide, high] = [w, h].map((length) => Math.ceil(length / every) * pixel);
  const step = high + (flat ? 0 : 4);
  const rows = Math.max(1, Math.floor(tallest / step));
  const across = wide + (flat ? 0 : 4);
  let range = 1e-6;
  for (const value of out.data) range = Math.max(range, Math.abs(value));
  const signed = out.data.some((value: number) => value < 0);
  const draw = (sheet: Raster, x: number, y: number): void => {
    for (let k = 0; k < count; k++) {
      const [left, top] = [x + Math.floor(k / rows) * across, y + (k % rows) * step];
      const map = flat ? [out.data[k]] : channelOf(out, k).data;
      for (let i = 0; i < h * w; i++) {
        const [row, column] = [Math.floor(i / w), i % w];
        if (row % every !== 0 || column % every !== 0) continue;
        const color = layer
          ? colorAt('diverging', 0.5 + map[i] / range / 2)
          : colorAt('gray', signed ? 0.5 + map[i] / range / 2 : map[i] / range);
        sheet.fill(left + (column / every) * pixel, top + (row / every) * pixel, pixel, pixel, color);
      }
      if (!flat) sheet.frame(left - 1, top - 1, wide + 2, high + 2, faint);
    }
  };
  const label = count < all ? `${name} (${count} / ${all})` : name;
  const width = Math.max(Math.ceil(count / rows) * across, textWidth(label));
  return { name: label, width, height: Math.min(count, rows) * step, draw };
}
