/**
 * Depthwise convolution: every channel has one filter of its own. Nothing is summed over channels, so 4 of them are
 * computed side by side, for 7 neighbouring outputs at a time, whose sums stay in registers.
 *
 *     out[n, i, j][c] = clamp(bias[c] + Σ_u Σ_v x[n, i, j; u, v][c] · w[u, v][c])
 *
 * x has its border of zeros already. All steps are free, so the gradient of the images is the same loop (see
 * conv2d/depthwise.ts): taps may be far apart, the weights may run backwards, and outputs may leave room between them.
 */
import { clamp, put } from './lanes';
import { tile3s1, tile3s2, tile5s1, tile5s2 } from './depthwise-tiles';
import { add } from './tile';

/** Numbers that the caller writes into memory, in this order; steps in bytes. */
@unmanaged
class Depthwise {
  x: usize; // what the first tap of output (0, 0, 0) sees
  imageX: i32; // from an output to the next: of the next image,
  rowX: i32; // the next row,
  columnX: i32; // the next column
  tapRowX: i32; // from a tap to the next: down,
  tapColumnX: i32; // and to the right
  w: usize; // the first tap's weights
  tapRowW: i32;
  tapColumnW: i32;
  out: usize;
  imageOut: i32;
  rowOut: i32;
  columnOut: i32;
  kh: i32;
  kw: i32;
  oh: i32;
  ow: i32;
  channels: i32;
  bias: usize; // what the sums start from (read in whole vectors), or 0
  low: f32; // the results are cut to what lies between
  high: f32;
  images: i32;
}

const TILE: i32 = 7;

/** Rows first … last − 1 of the output, counted through all images. */
export function depthwise(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Depthwise>(plan);
  const one = p.columnX == p.tapColumnX,
    two = p.columnX == 2 * p.tapColumnX;
  const kernel = p.kh == p.kw ? p.kh : 0;
  for (let r = first; r < last; r++) {
    const n = r / p.oh,
      i = r % p.oh;
    const x = p.x + n * p.imageX + i * p.rowX,
      out = p.out + n * p.imageOut + i * p.rowOut;
    let j: i32 = 0;
    while (j < p.ow) {
      // The last tile of a row goes back a few pixels, and computes them once more. Rows shorter than it go one by one.
      const pixels = p.ow < TILE ? 1 : TILE;
      j = min(j, p.ow - pixels);
      const from = x + j * p.columnX,
        to = out + j * p.columnOut;
      if (pixels == 1) tile1(p, from, to);
      else if (one && kernel == 3) tiles(p, from, to, 31);
      else if (two && kernel == 3) tiles(p, from, to, 32);
      else if (one && kernel == 5) tiles(p, from, to, 51);
      else if (two && kernel == 5) tiles(p, from, to, 52);
      else tiles(p, from, to, 0);
      j += pixels;
    }
  }
}

/** 7 outputs, channel by channel, so that the rows under them stay in the first-level cache. */
@inline
function tiles(p: Depthwise, from: usize, to: usize, kind: i32): void {
  const low = p.low,
    high = p.high;
  const row = <usize>p.tapRowX,
    column = <usize>p.tapColumnX,
    rowW = <usize>p.tapRowW,
    columnW = <usize>p.tapColumnW,
    next = <usize>p.columnOut;
  let w = p.w;
  for (let c: i32 = 0; c < p.channels; c += 4) {
    const bias: usize = p.bias ? p.bias + <usize>(c * 4) : 0;
    const lanes = p.channels - c;
    if (kind == 31) tile3s1(from, row, column, w, rowW, columnW, bias, to, next, low, high, lanes);
    else if (kind == 32) tile3s2(from, row, column, w, rowW, columnW, bias, to, next, low, high, lanes);
    else if (kind == 51) tile5s1(from, row, column, w, rowW, columnW, bias, to, next, low, high, lanes);
    else if (kind == 52) tile5s2(from, row, column, w, rowW, columnW, bias, to, next, low, high, lanes);
    else tile(p, from, w, bias, to, lanes);
    from += 16;
    to += 16;
    w += 16;
  }
}

/** 7 outputs of 4 channels, any filter: 8 loads for 7 multiply-adds. */
function tile(p: Depthwise, from: usize, w: usize, bias: usize, to: usize, lanes: i32): void {
  const start = bias ? v128.load(bias) : f32x4.splat(0),
    low = f32x4.splat(p.low),
    high = f32x4.splat(p.high);
  let s0 = start,
    s1 = start,
    s2 = start,
    s3 = start,
    s4 = start,
    s5 = start,
    s6 = start;
  const step = <usize>p.columnX;
  for (let u: i32 = 0; u < p.kh; u++) {
    let tap = from,
      at = w;
    for (let v = p.kw; v > 0; v--) {
      const weight = v128.load(at);
      let x = tap;
      s0 = add(s0, v128.load(x), weight);
      s1 = add(s1, v128.load((x += step)), weight);
      s2 = add(s2, v128.load((x += step)), weight);
      s3 = add(s3, v128.load((x += step)), weight);
      s4 = add(s4, v128.load((x += step)), weight);
      s5 = add(s5, v128.load((x += step)), weight);
      s6 = add(s6, v128.load((x += step)), weight);
      tap += p.tapColumnX;
      at += p.tapColumnW;
    }
    from += p.tapRowX;
    w += p.tapRowW;
  }
  const next = <usize>p.columnOut;
  put(to, clamp(s0, low, high), lanes);
  put((to += next), clamp(s1, low, high), lanes);
  put((to += next), clamp(s2, low, high), lanes);
  put((to += next), clamp(s3, low, high), lanes);
  put((to += next), clamp(s4, low, high), lanes);
  put((to += next), clamp(s5, low, high), lanes);
  put((to += next), clamp(s6, low, high), lanes);
}

/** One output, all its channels. */
function tile1(p: Depthwise, from: usize, to: usize): void {
  const low = f32x4.splat(p.low),
    high = f32x4.splat(p.high);
  for (let c: i32 = 0; c < p.channels; c += 4) {
    let sum = p.bias ? v128.load(p.bias + <usize>(c * 4)) : f32x4.splat(0);
    for (let u: i32 = 0; u < p.kh; u++) {
      let x = from + <usize>(c * 4) + u * p.tapRowX,
        w = p.w + <usize>(c * 4) + u * p.tapRowW;
      for (let v = p.kw; v > 0; v--) {
        sum = add(sum, v128.load(x), v128.load(w));
        x += p.tapColumnX;
        w += p.tapColumnW;
      }
    }
    put(to + <usize>(c * 4), clamp(sum, low, high), p.channels - c);
  }
}

/**
 * The gradient of the filters, for rows first … last − 1 of their taps. dw starts as zeros.
 *
 *     dw[u, v][c] += Σ_(n, i) Σ_j x[n, i, j; u, v][c] · dout[n, i, j][c]
 *
 * Of the plan, `w` is dw and `out` is dout. Row after row of dout, so that it stays in the first-level cache; each row's
 * sum is made in registers, and added as one number, which also keeps the rounding small.
 */
export function depthwiseFilters(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Depthwise>(plan);
  for (let u = first; u < last; u++) {
    for (let v: i32 = 0; v < p.kw; v++) {
      const tap = p.x + u * p.tapRowX + v * p.tapColumnX;
      const dw = p.w + u * p.tapRowW + v * p.tapColumnW;
      for (let n: i32 = 0; n < p.images; n++) {
        for (let i: i32 = 0; i < p.oh; i++)
          addRow(p, tap + n * p.imageX + i * p.rowX, p.out + n * p.imageOut + i * p.rowOut, dw);
      }
    }
  }
}

/** One row's part of dw[u, v], 4 channels after the other. */
function addRow(p: Depthwise, x: usize, dout: usize, dw: usize): void {
  const stepX = <usize>p.columnX,
    step = <usize>p.columnOut;
  for (let c: i32 = 0; c < p.channels; c += 4) {
    const at = <usize>(c * 4);
    let a = x + at,
      d = dout + at;
    let s0 = f32x4.splat(0),
      s1 = s0;
    let left = p.ow;
    for (; left > 1; left -= 2) {
      s0 = add(s0, v128.load(a), v128.load(d));
      s1 = add(s1, v128.load(a + stepX), v128.load(d + step));
      a += 2 * stepX;
      d += 2 * step;
    }
    if (left) s0 = add(s0, v128.load(a), v128.load(d));
    put(dw + at, f32x4.add(v128.load(dw + at), f32x4.add(s0, s1)), p.channels - c);
  }
}
