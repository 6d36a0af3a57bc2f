import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { partialSum } from '../../../../lib/explorer/model/terms';
import { fixed } from '../../../../lib/explorer/words/phrase';
import { mapScale, signedScale } from '../draw/scale';
import type { Theme } from '../draw/theme';
import type { Part } from './part';

/** The output, or one channel's part of it, in the map's own color. */
export function drawSum({ kind, channel, c, width, height }: Part, explorer: Explorer, t: Theme): void {
  const { layer, walk, settings, result } = explorer;
  const backward = settings.direction === 'backward';
  const whole = kind === 'sum';
  const value = backward ? 1 : whole ? result : partialSum(layer, walk.place, channel);
  const { palette, index } = backward
    ? signedScale(t.dark, Math.max(layer.weightRange, 1))
    : mapScale(layer, t.dark);
  const color = index(value);
  c.beginPath();
  c.roundRect(1, 1, width - 2, height - 2, whole ? 8 : 5);
  c.fillStyle = palette.css[color];
  c.fill();
  c.strokeStyle = whole ? t.window : t.line;
  c.lineWidth = whole ? 2 : 1;
  c.stroke();
  const text = backward ? '1' : fixed(value, Math.abs(value) >= 100 ? 1 : 2);
  const size = whole ? (width < 60 ? 15 : width < 90 ? 20 : 26) : width < 50 ? 11 : 13;
  c.font = `${whole ? 600 : 500} ${Math.min(size, height * 0.7, (width - 8) / (text.length * 0.56))}px ${t.font}`;
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  c.fillStyle = palette.ink[color];
  c.fillText(text, width / 2, height / 2 + 1);
}
