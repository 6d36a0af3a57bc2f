import type { ConvShapes } from '../../shapes';
import type { Machine } from '../machine/machine';
import type { FilterLayout } from '../machine/operands';

// A single filter would leave seven of a panel's eight columns empty. So its output is computed in blocks of 2 × 4:
// eight filters, each the same one moved to its place in a window that holds all eight, with strides 2 and 4 times as
// large. The window has more zeros than that, but far fewer than seven in eight. (A zero times an infinite pixel is
// NaN: such a pixel spoils its whole block.)

const [HIGH, WIDE] = [2, 4];
/** With this many times as many taps or more, a panel of one column is faster (measured). */
const TOO_WIDE = 5.5;

/** Whether there is one filter, and the window for eight is not too wide: strides and dilations are small. */
export function isSingle(s: ConvShapes): boolean {
  if (s.oc !== 1 || s.dilationH !== 1 || s.dilationW !== 1) return false;
  const wide = asEightFilters(s);
  return wide.kh * wide.kw < TOO_WIDE * s.kh * s.kw;
}

/** The layer of eight filters: its output is [N, OH / 2, OW / 4, 8], rounded up. */
export function asEightFilters(s: ConvShapes): ConvShapes {
  const [oh, ow] = [Math.ceil(s.oh / HIGH), Math.ceil(s.ow / WIDE)];
  const bottom = s.padding.bottom + (oh * HIGH - s.oh) * s.strideH;
  const right = s.padding.right + (ow * WIDE - s.ow) * s.strideW;
  return {
    ...s,
    kh: s.kh + (HIGH - 1) * s.strideH,
    kw: s.kw + (WIDE - 1) * s.strideW,
    strideH: s.strideH * HIGH,
    strideW: s.strideW * WIDE,
    oc: HIGH * WIDE,
    oh,
    ow,
    padding: { ...s.padding, bottom, right },
  };
}

/** The eight filters, in order; their address. */
export function shiftFilters(
  machine: Machine,
  s: ConvShapes,
  { start, steps: [u, v, c] }: FilterLayout,
): number {
  const wide = asEightFilters(s);
  const { floats } = machine;
  const size = wide.kh * wide.kw * wide.c * wide.oc;
  const address = machine.allocate(size);
  floats.fill(0, address / 4, address / 4 + size);
  for (let i = 0; i < s.kh; i++) {
    for (let j = 0; j < s.kw; j++) {
      for (let k = 0; k < s.c; k++) {
        const value = floats[(start + i * u + j * v + k * c) / 4];
        for (let o = 0; o < wide.oc; o++) {
          const [down, across] = [i + Math.floor(o / WIDE) * s.strideH, j + (o % WIDE) * s.strideW];
          floats[address / 4 + ((down * wide.kw + across) * wide.c + k) * wide.oc + o] = value;
        }
      }
    }
  }
  return address;
}

/** The blocks [N, OH / 2, OW / 4, 2, 4] at `from`, as rows [N, OH, OW] at `to`. */
export function blocksToRows(machine: Machine, s: ConvShapes, from: number, to: number): void {
  const { floats } = machine;
  if (floats.length === 0) return; // a dry run
  const { oh, ow } = asEightFilters(s);
  let at = to / 4;
  for (let n = 0; n < s.n; n++) {
    for (let i = 0; i < s.oh; i++) {
      const row = from / 4 + ((n * oh + Math.floor(i / HIGH)) * ow * HIGH + (i % HIGH)) * WIDE;
      for (let j = 0; j < s.ow; j++)
        floats[at++] = floats[row + Math.floor(j / WIDE) * HIGH * WIDE + (j % WIDE)];
    }
  }
}
