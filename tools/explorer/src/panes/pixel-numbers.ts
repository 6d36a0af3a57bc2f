import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { leftOf, onPicture, topOf } from '../../../../lib/explorer/model/geometry';
import { brief, number } from '../../../../lib/explorer/words/phrase';
import { pixelScale, signedScale } from '../draw/scale';
import type { Theme } from '../draw/theme';
import type { Camera } from './camera';

/** Pixels this large have room for the numbers of three channels. */
const threeFrom = 38;

/** The picture's numbers in its pixels: those under the window clear, the others fainter with distance. */
export function drawPixelNumbers(
  c: CanvasRenderingContext2D,
  explorer: Explorer,
  camera: Camera,
  t: Theme,
): void {
  const { g } = explorer.layer;
  const { scale, side, x, y } = camera;
  const top = topOf(g, explorer.walk.place.row);
  const left = leftOf(g, explorer.walk.place.column);
  c.textAlign = 'center';
  c.textBaseline = 'middle';
  const [lastRow, lastColumn] = [y + side / scale, x + side / scale];
  for (let row = Math.max(-g.top, Math.floor(y)); row <= Math.min(g.h + g.bottom - 1, lastRow); row++) {
    for (
      let column = Math.max(-g.left, Math.floor(x));
      column <= Math.min(g.w + g.right - 1, lastColumn);
      column++
    ) {
      const away = Math.max(
        left - column,
        column - left - g.spanW + 1,
        top - row,
        row - top - g.spanH + 1,
        0,
      );
      const opacity = away === 0 ? 1 : 0.86 - 0.17 * away;
      if (opacity <= 0) continue;
      c.globalAlpha = opacity;
      write(c, explorer, camera, t, row, column);
    }
  }
  c.globalAlpha = 1;
}

function write(
  c: CanvasRenderingContext2D,
  { layer, gradient, settings, channel }: Explorer,
  { scale, x, y }: Camera,
  t: Theme,
  row: number,
  column: number,
): void {
  const { g, picture, channels } = layer;
  const [px, py] = [(column - x + 0.5) * scale, (row - y + 0.5) * scale + 0.5];
  c.font = `${Math.min(13, scale * 0.33)}px ${t.font}`;
  if (!onPicture(g, [row, column])) {
    c.fillStyle = t.soft;
    if (layer.operation === 'conv') c.fillText('0', px, py); // pooling's padding has no value
    return;
  }
  const at = row * g.w + column;
  if (settings.direction === 'backward') {
    if (!gradient.touched[at]) return;
    const value = gradient.at(at, channels);
    const { palette, index } = signedScale(t.dark, gradient.range);
    c.fillStyle = palette.ink[index(value)];
    c.fillText(number(value), px, py);
    return;
  }
  const values = Array.from({ length: channels }, (_, k) => picture.data[at * channels + k]);
  if (channels !== 3) {
    const value = values[Math.min(channel, channels - 1)];
    const { palette, index } = pixelScale({ ...layer, channels: 1 }, 0, t.dark);
    c.fillStyle = palette.ink[index(value)];
    c.fillText(brief(value), px, py);
  } else if (scale >= threeFrom) {
    c.fillStyle = 0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2] > 0.52 ? '#16181d' : '#ffffff';
    c.font = `${Math.min(10.5, scale * 0.25)}px ${t.font}`;
    values.forEach((value, k) => {
      c.fillText(brief(value), px, py + (k - 1) * scale * 0.28);
    });
  }
}
