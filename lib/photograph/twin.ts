import { wrapText, textWidth, lineHeight } from '../figures/draw/font';
import { accent, faint, muted } from '../figures/draw/colors';
import { Raster } from '../figures/draw/raster';
import { gridSize, inputSize, type Answer, type OcclusionValues } from './data';
import { evidence, veil } from './occlusion';
import { percentage, verdict, type Say } from './words';

const margin = 12;
const gap = 16;
const bars = 240;

/** The photograph under its occlusion map, and the five names with their bars. Base64 PNG, drawn without a browser. */
export function drawPhotographTwin(
  bytes: Uint8Array,
  answers: readonly Answer[],
  map: OcclusionValues,
  names: readonly string[],
  title: string,
  say: Say,
): string {
  const width = 2 * margin + inputSize + gap + bars;
  const heading = [title, verdict(names[0], answers[0].probability, say)].filter((line) => line !== '');
  const lines = heading.flatMap((line) => wrapText(line, width - 2 * margin));
  const legend = wrapText(
    say(
      `clear: where a gray square costs "${names[0]}" the most`,
      `밝은 곳: 회색 사각형으로 가릴 때 ‘${names[0]}’의 확률이 많이 줄어드는 곳`,
    ),
    bars,
  );
  const top = margin + lines.length * lineHeight + 8;
  const sheet = new Raster(width, top + inputSize + margin);
  sheet.lines(lines, margin, margin, { bold: true });
  sheet.picture(margin, top, bytes, inputSize, inputSize);
  const cell = inputSize / gridSize;
  evidence(map, answers[0].probability).forEach((share, i) => {
    const [row, column] = [Math.floor(i / gridSize), i % gridSize];
    sheet.fill(margin + column * cell, top + row * cell, cell, cell, [0, 0, 0], veil(share));
  });
  const left = margin + inputSize + gap;
  answers.forEach(({ probability }, i) => {
    const y = top + i * (lineHeight + 16);
    const share = percentage(probability, say);
    const [name] = wrapText(names[i], bars - textWidth(`${share}  `));
    sheet.text(name, left, y, { bold: i === 0 });
    sheet.text(share, left + bars, y, { align: 'right', color: muted });
    sheet.fill(left, y + lineHeight + 2, bars, 6, faint);
    sheet.fill(left, y + lineHeight + 2, Math.round(bars * probability), 6, accent);
  });
  sheet.lines(legend, left, top + inputSize - legend.length * lineHeight, { color: muted });
  return sheet.png();
}
