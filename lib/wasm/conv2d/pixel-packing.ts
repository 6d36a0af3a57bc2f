import type { ConvShapes } from '../../shapes';
import type { Machine } from '../machine/machine';

// With few channels a row of the window (KW · C numbers) leaves a panel's columns empty. So 2 or 4 neighbouring pixels
// of dout are treated as one: [N, OH, OW, OC] lies in memory as [N, OH, OW / 4, 4 · OC]. Their joint window is wider
// and fills the empty columns.

/** How many neighbouring pixels of dout can be packed into one without another panel: 4, 2 or 1. */
export function pixelsPerPack(s: ConvShapes): number {
  if (s.groups > 1 || s.dilationW > 1) return 1;
  const panels = (pixels: number): number => Math.ceil(((s.kw + (pixels - 1) * s.strideW) * s.c) / 8);
  return [4, 2].find((pixels) => s.ow % pixels === 0 && panels(pixels) === panels(1)) ?? 1;
}

/** The layer in which `pixels` pixels of dout are packed into one. */
export function packed(s: ConvShapes, pixels: number): ConvShapes {
  return {
    ...s,
    kw: s.kw + (pixels - 1) * s.strideW,
    strideW: s.strideW * pixels,
    ow: s.ow / pixels,
    oc: s.oc * pixels,
  };
}

/** Its filters [KH, KW, C, pixels · OC], from those at `w`; their address. */
export function packedFilters(machine: Machine, s: ConvShapes, pixels: number, w: number): number {
  const wide = packed(s, pixels);
  const { floats } = machine;
  const size = wide.kh * wide.kw * wide.c * wide.oc;
  const address = machine.allocate(size);
  floats.fill(0, address / 4, address / 4 + size);
  for (let u = 0; u < s.kh; u++) {
    for (let pixel = 0; pixel < pixels; pixel++) {
      for (let tap = 0; tap < s.kw * s.c; tap++) {
        const from = w / 4 + (u * s.kw * s.c + tap) * s.oc;
        const seen = (u * wide.kw + pixel * s.strideW) * s.c + tap;
        floats.copyWithin(address / 4 + seen * wide.oc + pixel * s.oc, from, from + s.oc);
      }
    }
  }
  return address;
}
