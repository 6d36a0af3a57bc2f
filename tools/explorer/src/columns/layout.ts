import type { Explorer } from '../../../../lib/explorer/model/explorer';
import type { Box } from '../draw/marks';
import type { Entry } from './rows';

/** Where everything of the matrix product stands, in CSS pixels. */
export interface ColumnsLayout {
  readonly width: number;
  readonly height: number;
  /** Windows shown, the present one at `middle`. */
  readonly rows: number;
  readonly middle: number;
  /** Entries of a row: KH · KW · C. */
  readonly inner: number;
  /** Where the words above the rows, and above the filters, begin: clear of each other. Over few pixels they take two lines. */
  readonly titles: { readonly rows: number; readonly filter: number; readonly isNarrow: boolean };
  readonly patch: Box;
  readonly patchTile: (entry: Entry) => Box;
  readonly row: (r: number) => Box;
  readonly entry: (r: number, k: number) => Box;
  readonly filter: (o: number) => Box;
  readonly weight: (k: number, o: number) => Box;
  readonly result: (r: number, o: number) => Box;
}

export const title = 20;
const patchSide = 96;
const rows = 7;
const rowHeight = 22;
const columnHeight = 200;
const gap = 34;
const titleWidth = 112;
const left = 3; // room for the frame around a row

export function layOut({ layer, bank }: Explorer, width: number): ColumnsLayout {
  const { kh, kw } = layer.g;
  const { channels } = layer;
  const inner = kh * kw * channels;
  const filters = bank.length;
  const tile = Math.min(patchSide / kh, patchSide / kw / channels, 26);
  const result = 32;
  const weightWidth = Math.min(24, 120 / filters);
  const matrixWidth = Math.min(inner * 24, width - left - gap * 2 - filters * (weightWidth + result));
  const entryWidth = matrixWidth / inner;
  const weightHeight = Math.min(rowHeight, columnHeight / inner);
  const patch: Box = { x: left, y: title, w: tile * kw * channels + 6 * (channels - 1), h: tile * kh };
  const isNarrow = matrixWidth + gap < titleWidth;
  const top = patch.y + patch.h + gap + (isNarrow ? title + 4 : 0); // the filters' title is below the patch
  const filterX = left + matrixWidth + gap;
  const filterTop = Math.max(title, top + (rows * rowHeight - weightHeight * inner) / 2);
  const resultX = filterX + filters * weightWidth + gap;
  const rowTitle = top - (isNarrow ? title + 16 : title);
  return {
    width,
    height: Math.max(top + rows * rowHeight, filterTop + weightHeight * inner) + 6,
    rows,
    middle: Math.floor(rows / 2),
    inner,
    titles: {
      rows: rowTitle,
      filter: (isNarrow ? filterTop : Math.min(filterTop, rowTitle)) - title,
      isNarrow,
    },
    patch,
    patchTile: ({ channel, u, v }) => ({
      x: left + channel * (tile * kw + 6) + v * tile,
      y: patch.y + u * tile,
      w: tile,
      h: tile,
    }),
    row: (r) => ({ x: left, y: top + r * rowHeight, w: matrixWidth, h: rowHeight - 1 }),
    entry: (r, k) => ({ x: left + k * entryWidth, y: top + r * rowHeight, w: entryWidth, h: rowHeight }),
    filter: (o) => ({
      x: filterX + o * weightWidth,
      y: filterTop,
      w: weightWidth - 1,
      h: weightHeight * inner,
    }),
    weight: (k, o) => ({
      x: filterX + o * weightWidth,
      y: filterTop + k * weightHeight,
      w: weightWidth,
      h: weightHeight,
    }),
    result: (r, o) => ({ x: resultX + o * result, y: top + r * rowHeight, w: result, h: rowHeight }),
  };
}
