/**
 * The innermost loop of every convolution here: one tile of the output, 4 pixels × 8 channels, kept in registers.
 *
 *     sum[i][j] = Σ_k  x[pixel i][k] · w[k][channel j]        i < 4, j < 8
 *
 * In step k, the 8 weights w[k][…] lie side by side in memory (see pack.ts): two vectors of 4. Each of the 4 pixels
 * contributes one number, copied into all 4 lanes. So 6 loads feed 8 multiply-adds of 4 lanes each, and nothing is
 * written before the sum is complete: 8 vectors of sums, 2 of weights, 1 of a pixel and 1 product fit into the 16
 * vector registers of a processor. A larger tile would not, and halves the speed.
 *
 * "Implicit GEMM": this is the matrix product of chapter 02's im2col, but the matrix of patches is never built. A
 * pixel's patch is read where it lies, in `runs` runs of `runLength` neighbouring numbers (a row of the window with all
 * its channels is one run). `offsets`: bytes from where the loop ends a run to the next run. The loop advances two
 * numbers per iteration, so after a run of odd length it is at its last number; the offset includes it.
 *
 * A turn of the loop takes two steps. More of them, unless a branch parts them, are slower: V8 moves their loads and
 * multiplications ahead of the additions, runs out of registers and spills to memory.
 */
import { clamp, putFew } from './lanes';

/** sum + a · b, in 4 lanes: in one instruction that rounds once, where the build may use it. */
@inline
export function add(sum: v128, a: v128, b: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(sum, f32x4.mul(a, b));
}

/**
 * Tile after tile down one panel. `rows`: the addresses of `count` patches, filled up to a multiple of 4; `outs`: where
 * their results go, `column` bytes further on. `panelStart`: 8 weights a step. `start`: 8 numbers to start from (the
 * bias), or 0. `accumulate`: add to what stands there already. Of the 8 channels the first `width` are written.
 */
export function tiles4x8(
  rows: usize, outs: usize, count: i32, column: usize, offsetsStart: usize, runs: i32, runLength: i32,
  panelStart: usize, start: usize, accumulate: bool, width: i32, limits: usize,
): void {
  for (; count > 0; count -= 4) {
    let panel = panelStart, offsets = offsetsStart;
    let x0 = <usize>load<u32>(rows), x1 = <usize>load<u32>(rows, 4);
    let x2 = <usize>load<u32>(rows, 8), x3 = <usize>load<u32>(rows, 12);
    let s00 = f32x4.splat(0), s01 = s00;
    if (start) { s00 = v128.load(start); s01 = v128.load(start, 16); }
    let s10 = s00, s11 = s01, s20 = s00, s21 = s01, s30 = s00, s31 = s01;
    let a: v128, w0: v128, w1: v128;

    for (let left = runs; left > 0; left--) {
      let k = runLength;
      for (; k > 0; k -= 2) {
        // a step
        w0 = v128.load(panel); w1 = v128.load(panel, 16);
        a = v128.load32_splat(x0); s00 = add(s00, a, w0); s01 = add(s01, a, w1);
        a = v128.load32_splat(x1); s10 = add(s10, a, w0); s11 = add(s11, a, w1);
        a = v128.load32_splat(x2); s20 = add(s20, a, w0); s21 = add(s21, a, w1);
        a = v128.load32_splat(x3); s30 = add(s30, a, w0); s31 = add(s31, a, w1);
        if (k == 1) break;
        // and the next
        w0 = v128.load(panel, 32); w1 = v128.load(panel, 48);
        a = v128.load32_splat(x0, 4); s00 = add(s00, a, w0); s01 = add(s01, a, w1);
        a = v128.load32_splat(x1, 4); s10 = add(s10, a, w0); s11 = add(s11, a, w1);
        a = v128.load32_splat(x2, 4); s20 = add(s20, a, w0); s21 = add(s21, a, w1);
        a = v128.load32_splat(x3, 4); s30 = add(s30, a, w0); s31 = add(s31, a, w1);
        x0 += 8; x1 += 8; x2 += 8; x3 += 8; panel += 64;
      }
      panel += k * 32; // k is 1 after a run of odd length: its last step was computed but not passed
      const offset = <usize>load<i32>(offsets); offsets += 4;
      x0 += offset; x1 += offset; x2 += offset; x3 += offset;
    }

    const o0 = <usize>load<u32>(outs) + column, o1 = <usize>load<u32>(outs, 4) + column;
    const o2 = <usize>load<u32>(outs, 8) + column, o3 = <usize>load<u32>(outs, 12) + column;
    if (count > 3 && width == 8) { // the usual case, a whole tile
      // one row after the other: in scatter.ts two rows may add to the same place
      if (accumulate) { s00 = f32x4.add(v128.load(o0), s00); s01 = f32x4.add(v128.load(o0, 16), s01); }
      if (limits) { s00 = cut(s00, limits); s01 = cut(s01, limits); }
      v128.store(o0, s00); v128.store(o0, s01, 16);
      if (accumulate) { s10 = f32x4.add(v128.load(o1), s10); s11 = f32x4.add(v128.load(o1, 16), s11); }
      if (limits) { s10 = cut(s10, limits); s11 = cut(s11, limits); }
      v128.store(o1, s10); v128.store(o1, s11, 16);
      if (accumulate) { s20 = f32x4.add(v128.load(o2), s20); s21 = f32x4.add(v128.load(o2, 16), s21); }
      if (limits) { s20 = cut(s20, limits); s21 = cut(s21, limits); }
      v128.store(o2, s20); v128.store(o2, s21, 16);
      if (accumulate) { s30 = f32x4.add(v128.load(o3), s30); s31 = f32x4.add(v128.load(o3, 16), s31); }
      if (limits) { s30 = cut(s30, limits); s31 = cut(s31, limits); }
      v128.store(o3, s30); v128.store(o3, s31, 16);
    } else {
      writeTile(outs, column, s00, s10, s20, s30, min(count, 4), accumulate, 4, limits);
      writeTile(outs, column + 16, s01, s11, s21, s31, min(count, 4), accumulate, width - 4, limits);
    }
    rows += 16; outs += 16;
  }
}

/** The same with 4 channels: what is left where the channels are no multiple of 8. */
export function tiles4x4(
  rows: usize, outs: usize, count: i32, column: usize, offsetsStart: usize, runs: i32, runLength: i32,
  panelStart: usize, start: usize, accumulate: bool, width: i32, limits: usize,
): void {
  for (; count > 0; count -= 4) {
    let panel = panelStart, offsets = offsetsStart;
    let x0 = <usize>load<u32>(rows), x1 = <usize>load<u32>(rows, 4);
    let x2 = <usize>load<u32>(rows, 8), x3 = <usize>load<u32>(rows, 12);
    let s0 = f32x4.splat(0);
    if (start) s0 = v128.load(start);
    let s1 = s0, s2 = s0, s3 = s0;
    let w: v128;

    for (let left = runs; left > 0; left--) {
      let k = runLength;
      for (; k > 0; k -= 2) {
        // a step
        w = v128.load(panel);
        s0 = add(s0, v128.load32_splat(x0), w); s1 = add(s1, v128.load32_splat(x1), w);
        s2 = add(s2, v128.load32_splat(x2), w); s3 = add(s3, v128.load32_splat(x3), w);
        if (k == 1) break;
        // and the next
        w = v128.load(panel, 16);
        s0 = add(s0, v128.load32_splat(x0, 4), w); s1 = add(s1, v128.load32_splat(x1, 4), w);
        s2 = add(s2, v128.load32_splat(x2, 4), w); s3 = add(s3, v128.load32_splat(x3, 4), w);
        x0 += 8; x1 += 8; x2 += 8; x3 += 8; panel += 32;
      }
      panel += k * 16;
      const offset = <usize>load<i32>(offsets); offsets += 4;
      x0 += offset; x1 += offset; x2 += offset; x3 += offset;
    }

    writeTile(outs, column, s0, s1, s2, s3, min(count, 4), accumulate, width, limits);
    rows += 16; outs += 16;
  }
}

/** The sums of `count` pixels, at most 4, and `width` channels, at most 4. */
function writeTile(
  outs: usize, column: usize, s0: v128, s1: v128, s2: v128, s3: v128, count: i32, accumulate: bool, width: i32,
  limits: usize,
): void {
  for (; count > 0; count--) {
    write(<usize>load<u32>(outs) + column, s0, accumulate, width, limits);
    s0 = s1; s1 = s2; s2 = s3;
    outs += 4;
  }
}

/** Cut to the two numbers at `limits`. */
@inline
function cut(sum: v128, limits: usize): v128 {
  return clamp(sum, v128.load32_splat(limits), v128.load32_splat(limits, 4));
}

/** The first `width` of 4 numbers; behind the last channel of a pixel the next pixel begins. */
@inline
function write(out: usize, sum: v128, accumulate: bool, width: i32, limits: usize): void {
  if (accumulate) sum = f32x4.add(width == 4 ? v128.load(out) : loadFirst(out, width), sum);
  if (limits) sum = cut(sum, limits);
  if (width == 4) v128.store(out, sum);
  else putFew(out, sum, width);
}

/** The first `width` of 4 numbers, and zeros: what lies beyond may be beyond the memory. */
@inline
function loadFirst(from: usize, width: i32): v128 {
  if (width < 2) return v128.load32_zero(from);
  const first = v128.load64_zero(from);
  return width == 2 ? first : v128.load32_lane(from + 8, first, 2);
}
