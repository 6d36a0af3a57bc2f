import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { valueUnder } from '../../../../lib/explorer/model/terms';

/** One entry of a row: a pixel of the window, null in the padding. */
export interface Entry {
  readonly value: number | null;
  readonly channel: number;
  readonly u: number;
  readonly v: number;
}

/** The row of im2col's matrix for one output, entry by entry: (u · KW + v) · C + c. */
export function rowAt({ layer }: Explorer, index: number): Entry[] {
  const { kh, kw, ow } = layer.g;
  const { channels } = layer;
  const place = { row: Math.floor(index / ow), column: index % ow };
  return Array.from({ length: kh * kw * channels }, (_, k) => {
    const tap = Math.floor(k / channels);
    const term = { channel: k % channels, u: Math.floor(tap / kw), v: tap % kw };
    return { value: valueUnder(layer, place, term), ...term };
  });
}
