import { samplesOf, type Header } from './header';
import type { Pass } from './passes';

export type Samples = Uint8Array | Uint16Array;

/** Puts a pass's rows, with their filter bytes, where their samples belong: out [height, width, samples of a pixel]. */
export function placeSamples(out: Samples, rows: Uint8Array, pass: Pass, header: Header): void {
  const count = samplesOf[header.color];
  for (let y = 0; y < pass.height; y++) {
    const start = y * (pass.rowBytes + 1) + 1;
    const row = rows.subarray(start, start + pass.rowBytes);
    const to = ((pass.top + y * pass.stepY) * header.width + pass.left) * count;
    if (header.depth === 8 && pass.stepX === 1) out.set(row, to);
    else placeRow(out, row, { to, pixels: pass.width, count, step: pass.stepX * count, depth: header.depth });
  }
}

interface Placing {
  readonly to: number;
  readonly pixels: number;
  readonly count: number;
  /** From a pixel's first sample in `out` to the next pixel's. */
  readonly step: number;
  readonly depth: number;
}

function placeRow(out: Samples, row: Uint8Array, { to, pixels, count, step, depth }: Placing): void {
  const mask = 2 ** depth - 1;
  for (let pixel = 0, from = 0; pixel < pixels; pixel++) {
    for (let sample = 0; sample < count; sample++, from++) {
      const at = to + pixel * step + sample;
      if (depth === 8) out[at] = row[from];
      else if (depth === 16) out[at] = (row[2 * from] << 8) | row[2 * from + 1];
      else {
        const bit = from * depth; // the first sample lies in a byte's highest bits
        out[at] = (row[bit >> 3] >> (8 - depth - (bit & 7))) & mask;
      }
    }
  }
}
