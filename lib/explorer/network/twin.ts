import { colorAt, faint, muted } from '../../figures/draw/colors';
import { lineHeight, textWidth } from '../../figures/draw/font';
import { Raster } from '../../figures/draw/raster';
import type { Say } from '../words/phrase';
import { channelOf, type Network, type Stage } from './network';
import { percent, ranking, verdict } from './words';

const margin = 10;
const gap = 18;
const tallest = 400; // of a column of maps

/** The network's maps in columns, and what it answers. Base64 PNG, drawn without a browser. */
export function drawNetworkTwin(network: Network, title: string, say: Say): string {
  const columns = network.stages.filter(({ layer }) => layer?.kind !== 'flatten').map(layOut);
  const answers = ranking(network)
    .slice(0, 5)
    .map((i) => `${network.data.classes[i]} ${percent(network.probabilities[i])}`);
  const width =
    columns.reduce((sum, column) => sum + column.width + gap, 0) + Math.max(...answers.map(textWidth));
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
  sheet.text('softmax', x, top - lineHeight - 2, { color: muted });
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
function layOut({ name, layer, out }: Stage): Column {
  const flat = out.shape.length === 2;
  const [, h, w, count] = flat ? [1, 1, 1, out.shape[1]] : out.shape;
  const pixel = flat ? 6 : 2;
  const step = h * pixel + (flat ? 0 : 4);
  const rows = Math.max(1, Math.floor(tallest / step));
  const across = w * pixel + (flat ? 0 : 4);
  const range = Math.max(1e-6, ...Array.from(out.data, Math.abs));
  const draw = (sheet: Raster, x: number, y: number): void => {
    for (let k = 0; k < count; k++) {
      const [left, top] = [x + Math.floor(k / rows) * across, y + (k % rows) * step];
      const map = flat ? [out.data[k]] : channelOf(out, k).data;
      for (let i = 0; i < h * w; i++) {
        const color = layer
          ? colorAt('diverging', 0.5 + map[i] / range / 2)
          : colorAt('gray', map[i] / range);
        sheet.fill(left + (i % w) * pixel, top + Math.floor(i / w) * pixel, pixel, pixel, color);
      }
      if (!flat) sheet.frame(left - 1, top - 1, w * pixel + 2, h * pixel + 2, faint);
    }
  };
  const width = Math.max(Math.ceil(count / rows) * across, textWidth(name));
  return { name, width, height: Math.min(count, rows) * step, draw };
}
