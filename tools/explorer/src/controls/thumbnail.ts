import type { FilterData } from '../../../../lib/explorer/data';
import { slicesFor } from '../../../../lib/explorer/model/filters';
import { context, density } from '../draw/marks';
import { hues } from '../draw/palette';
import { signedScale } from '../draw/scale';

const side = 40; // CSS pixels

/** A filter's face for its button: its weights; in color, one that differs from channel to channel has a row a channel. */
export function drawThumbnail(
  canvas: HTMLCanvasElement,
  filter: FilterData,
  channels: number,
  dark: boolean,
): void {
  const pixels = side * density();
  canvas.width = canvas.height = pixels;
  const c = context(canvas);
  const slices = slicesFor(filter, channels);
  const most = Math.max(1e-6, ...slices.flatMap((slice) => Array.from(slice, Math.abs)));
  const { palette, index } = signedScale(dark, most);
  const color = (weight: number): string => palette.css[index(weight)];
  const [kh, kw] = filter.kernel;
  const perChannel =
    channels === 3 && kh * kw <= 9 && slices.some((slice) => slice.join() !== slices[0].join());
  const rows = perChannel ? 3 : kh;
  const columns = perChannel ? 3 : kw;
  const size = pixels / Math.max(rows, columns);
  const gap = size > 6 ? density() : -0.4;
  const [left, top] = [(pixels - size * columns) / 2, (pixels - size * rows) / 2];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      c.fillStyle = perChannel
        ? channelColor(row, column, slices[row], color)
        : color(slices[0][row * kw + column]);
      c.fillRect(left + column * size, top + row * size, size - gap, size - gap);
    }
  }
}

/** The channel's hue, then what the filter thinks of it: its middle weight, and all of its weights' mean. */
function channelColor(
  channel: number,
  column: number,
  slice: Float32Array,
  color: (weight: number) => string,
): string {
  if (column === 0) return hues[channel].css[282];
  const mean = slice.reduce((sum, weight) => sum + weight, 0) / slice.length;
  return color(column === 1 ? slice[Math.floor(slice.length / 2)] : mean);
}
