// Written by depthwise-tiles.mjs; see there.
import { add } from './tile';
import { clamp, put } from './lanes';

/** 3 × 3, stride 1. x, w: the first tap's; row, column: from tap to tap in x, rowW, columnW: in w. */
export function tile3s1(
  from: usize, row: usize, column: usize, w: usize, rowW: usize, columnW: usize, bias: usize, to: usize, next: usize,
  low: f32, high: f32, lanes: i32,
): void {
  const start = bias ? v128.load(bias) : f32x4.splat(0), least = f32x4.splat(low), most = f32x4.splat(high);
  let s0 = start, s1 = start, s2 = start, s3 = start, s4 = start, s5 = start, s6 = start;
  let x: v128;
  for (let u: i32 = 0; u < 3; u++) {
    const w0 = v128.load(w + columnW * 0); const w1 = v128.load(w + columnW * 1); const w2 = v128.load(w + columnW * 2);
    let at = from;
    x = v128.load(at); s0 = add(s0, x, w0); at += column;
    x = v128.load(at); s1 = add(s1, x, w0); s0 = add(s0, x, w1); at += column;
    x = v128.load(at); s2 = add(s2, x, w0); s1 = add(s1, x, w1); s0 = add(s0, x, w2); at += column;
    x = v128.load(at); s3 = add(s3, x, w0); s2 = add(s2, x, w1); s1 = add(s1, x, w2); at += column;
    x = v128.load(at); s4 = add(s4, x, w0); s3 = add(s3, x, w1); s2 = add(s2, x, w2); at += column;
    x = v128.load(at); s5 = add(s5, x, w0); s4 = add(s4, x, w1); s3 = add(s3, x, w2); at += column;
    x = v128.load(at); s6 = add(s6, x, w0); s5 = add(s5, x, w1); s4 = add(s4, x, w2); at += column;
    x = v128.load(at); s6 = add(s6, x, w1); s5 = add(s5, x, w2); at += column;
    x = v128.load(at); s6 = add(s6, x, w2); at += column;
    from += row;
    w += rowW;
  }
  put(to, clamp(s0, least, most), lanes); to += next;
  put(to, clamp(s1, least, most), lanes); to += next;
  put(to, clamp(s2, least, most), lanes); to += next;
  put(to, clamp(s3, least, most), lanes); to += next;
  put(to, clamp(s4, least, most), lanes); to += next;
  put(to, clamp(s5, least, most), lanes); to += next;
  put(to, clamp(s6, least, most), lanes); to += next;
}

/** 3 × 3, stride 2. x, w: the first tap's; row, column: from tap to tap in x, rowW, columnW: in w. */
export function tile3s2(
  from: usize, row: usize, column: usize, w: usize, rowW: usize, columnW: usize, bias: usize, to: usize, next: usize,
  low: f32, high: f32, lanes: i32,
): void {
  const start = bias ? v128.load(bias) : f32x4.splat(0), least = f32x4.splat(low), most = f32x4.splat(high);
  let s0 = start, s1 = start, s2 = start, s3 = start, s4 = start, s5 = start, s6 = start;
  let x: v128;
  for (let u: i32 = 0; u < 3; u++) {
    const w0 = v128.load(w + columnW * 0); const w1 = v128.load(w + columnW * 1); const w2 = v128.load(w + columnW * 2);
    let at = from;
    x = v128.load(at); s0 = add(s0, x, w0); at += column;
    x = v128.load(at); s0 = add(s0, x, w1); at += column;
    x = v128.load(at); s1 = add(s1, x, w0); s0 = add(s0, x, w2); at += column;
    x = v128.load(at); s1 = add(s1, x, w1); at += column;
    x = v128.load(at); s2 = add(s2, x, w0); s1 = add(s1, x, w2); at += column;
    x = v128.load(at); s2 = add(s2, x, w1); at += column;
    x = v128.load(at); s3 = add(s3, x, w0); s2 = add(s2, x, w2); at += column;
    x = v128.load(at); s3 = add(s3, x, w1); at += column;
    x = v128.load(at); s4 = add(s4, x, w0); s3 = add(s3, x, w2); at += column;
    x = v128.load(at); s4 = add(s4, x, w1); at += column;
    x = v128.load(at); s5 = add(s5, x, w0); s4 = add(s4, x, w2); at += column;
    x = v128.load(at); s5 = add(s5, x, w1); at += column;
    x = v128.load(at); s6 = add(s6, x, w0); s5 = add(s5, x, w2); at += column;
    x = v128.load(at); s6 = add(s6, x, w1); at += column;
    x = v128.load(at); s6 = add(s6, x, w2); at += column;
    from += row;
    w += rowW;
  }
  put(to, clamp(s0, least, most), lanes); to += next;
  put(to, clamp(s1, least, most), lanes); to += next;
  put(to, clamp(s2, least, most), lanes); to += next;
  put(to, clamp(s3, least, most), lanes); to += next;
  put(to, clamp(s4, least, most), lanes); to += next;
  put(to, clamp(s5, least, most), lanes); to += next;
  put(to, clamp(s6, least, most), lanes); to += next;
}

/** 5 × 5, stride 1. x, w: the first tap's; row, column: from tap to tap in x, rowW, columnW: in w. */
export function tile5s1(
  from: usize, row: usize, column: usize, w: usize, rowW: usize, columnW: usize, bias: usize, to: usize, next: usize,
  low: f32, high: f32, lanes: i32,
): void {
  const start = bias ? v128.load(bias) : f32x4.splat(0), least = f32x4.splat(low), most = f32x4.splat(high);
  let s0 = start, s1 = start, s2 = start, s3 = start, s4 = start, s5 = start, s6 = start;
  let x: v128;
  for (let u: i32 = 0; u < 5; u++) {
    const w0 = v128.load(w + columnW * 0); const w1 = v128.load(w + columnW * 1); const w2 = v128.load(w + columnW * 2); const w3 = v128.load(w + columnW * 3); const w4 = v128.load(w + columnW * 4);
    let at = from;
    x = v128.load(at); s0 = add(s0, x, w0); at += column;
    x = v128.load(at); s1 = add(s1, x, w0); s0 = add(s0, x, w1); at += column;
    x = v128.load(at); s2 = add(s2, x, w0); s1 = add(s1, x, w1); s0 = add(s0, x, w2); at += column;
    x = v128.load(at); s3 = add(s3, x, w0); s2 = add(s2, x, w1); s1 = add(s1, x, w2); s0 = add(s0, x, w3); at += column;
    x = v128.load(at); s4 = add(s4, x, w0); s3 = add(s3, x, w1); s2 = add(s2, x, w2); s1 = add(s1, x, w3); s0 = add(s0, x, w4); at += column;
    x = v128.load(at); s5 = add(s5, x, w0); s4 = add(s4, x, w1); s3 = add(s3, x, w2); s2 = add(s2, x, w3); s1 = add(s1, x, w4); at += column;
    x = v128.load(at); s6 = add(s6, x, w0); s5 = add(s5, x, w1); s4 = add(s4, x, w2); s3 = add(s3, x, w3); s2 = add(s2, x, w4); at += column;
    x = v128.load(at); s6 = add(s6, x, w1); s5 = add(s5, x, w2); s4 = add(s4, x, w3); s3 = add(s3, x, w4); at += column;
    x = v128.load(at); s6 = add(s6, x, w2); s5 = add(s5, x, w3); s4 = add(s4, x, w4); at += column;
    x = v128.load(at); s6 = add(s6, x, w3); s5 = add(s5, x, w4); at += column;
    x = v128.load(at); s6 = add(s6, x, w4); at += column;
    from += row;
    w += rowW;
  }
  put(to, clamp(s0, least, most), lanes); to += next;
  put(to, clamp(s1, least, most), lanes); to += next;
  put(to, clamp(s2, least, most), lanes); to += next;
  put(to, clamp(s3, least, most), lanes); to += next;
  put(to, clamp(s4, least, most), lanes); to += next;
  put(to, clamp(s5, least, most), lanes); to += next;
  put(to, clamp(s6, least, most), lanes); to += next;
}

/** 5 × 5, stride 2. x, w: the first tap's; row, column: from tap to tap in x, rowW, columnW: in w. */
export function tile5s2(
  from: usize, row: usize, column: usize, w: usize, rowW: usize, columnW: usize, bias: usize, to: usize, next: usize,
  low: f32, high: f32, lanes: i32,
): void {
  const start = bias ? v128.load(bias) : f32x4.splat(0), least = f32x4.splat(low), most = f32x4.splat(high);
  let s0 = start, s1 = start, s2 = start, s3 = start, s4 = start, s5 = start, s6 = start;
  let x: v128;
  for (let u: i32 = 0; u < 5; u++) {
    const w0 = v128.load(w + columnW * 0); const w1 = v128.load(w + columnW * 1); const w2 = v128.load(w + columnW * 2); const w3 = v128.load(w + columnW * 3); const w4 = v128.load(w + columnW * 4);
    let at = from;
    x = v128.load(at); s0 = add(s0, x, w0); at += column;
    x = v128.load(at); s0 = add(s0, x, w1); at += column;
    x = v128.load(at); s1 = add(s1, x, w0); s0 = add(s0, x, w2); at += column;
    x = v128.load(at); s1 = add(s1, x, w1); s0 = add(s0, x, w3); at += column;
    x = v128.load(at); s2 = add(s2, x, w0); s1 = add(s1, x, w2); s0 = add(s0, x, w4); at += column;
    x = v128.load(at); s2 = add(s2, x, w1); s1 = add(s1, x, w3); at += column;
    x = v128.load(at); s3 = add(s3, x, w0); s2 = add(s2, x, w2); s1 = add(s1, x, w4); at += column;
    x = v128.load(at); s3 = add(s3, x, w1); s2 = add(s2, x, w3); at += column;
    x = v128.load(at); s4 = add(s4, x, w0); s3 = add(s3, x, w2); s2 = add(s2, x, w4); at += column;
    x = v128.load(at); s4 = add(s4, x, w1); s3 = add(s3, x, w3); at += column;
    x = v128.load(at); s5 = add(s5, x, w0); s4 = add(s4, x, w2); s3 = add(s3, x, w4); at += column;
    x = v128.load(at); s5 = add(s5, x, w1); s4 = add(s4, x, w3); at += column;
    x = v128.load(at); s6 = add(s6, x, w0); s5 = add(s5, x, w2); s4 = add(s4, x, w4); at += column;
    x = v128.load(at); s6 = add(s6, x, w1); s5 = add(s5, x, w3); at += column;
    x = v128.load(at); s6 = add(s6, x, w2); s5 = add(s5, x, w4); at += column;
    x = v128.load(at); s6 = add(s6, x, w3); at += column;
    x = v128.load(at); s6 = add(s6, x, w4); at += column;
    from += row;
    w += rowW;
  }
  put(to, clamp(s0, least, most), lanes); to += next;
  put(to, clamp(s1, least, most), lanes); to += next;
  put(to, clamp(s2, least, most), lanes); to += next;
  put(to, clamp(s3, least, most), lanes); to += next;
  put(to, clamp(s4, least, most), lanes); to += next;
  put(to, clamp(s5, least, most), lanes); to += next;
  put(to, clamp(s6, least, most), lanes); to += next;
}
