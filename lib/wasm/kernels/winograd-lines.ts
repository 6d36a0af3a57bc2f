/**
 * The matrices of Winograd's convolution that every tile meets (winograd.ts beside this file says what they are for),
 * along one line of vectors: `from`, `from + step`, … → `to`, `to + toStep`, …
 *
 * Bᵀ evaluates polynomials at the points 0, 1, −1, ∞, and for five taps 2 and −½ too; Aᵀ interpolates. The gradient of
 * the filters goes the same way backwards, so it needs the transpose A. Each is written out: there are many tiles, and
 * a loop over a table, as winograd-filters.ts has one, is slower.
 */

/**
 * Bytes from one place's matrix to the next: an odd number of cache lines; with a power of two all places would fall
 * into one cache set.
 */
@inline
export function paddedStride(floats: i32): i32 {
  return (((floats + 15) >> 4) | 1) << 6;
}

/** Bᵀ d for vectors `step` apart: the polynomial d at each of the points. */
@inline
function inputLine(side: i32, from: usize, step: i32, to: usize, toStep: i32): void {
  const d0 = v128.load(from), d1 = v128.load(from + step);
  const d2 = v128.load(from + 2 * step), d3 = v128.load(from + 3 * step);
  const d31 = f32x4.sub(d3, d1);
  if (side == 4) {
    v128.store(to, f32x4.sub(d0, d2));
    v128.store(to + toStep, f32x4.add(d2, d1));
    v128.store(to + 2 * toStep, f32x4.sub(d2, d1));
    v128.store(to + 3 * toStep, d31);
    return;
  }
  const d4 = v128.load(from + 4 * step), d5 = v128.load(from + 5 * step);
  const d42 = f32x4.sub(d4, d2);
  const wide = f32x4.splat(1.5), half = f32x4.splat(0.5), two = f32x4.splat(2);
  const d4213 = f32x4.sub(f32x4.sub(d42, d2), f32x4.mul(wide, d31)); // d4 − 2 d2 + 1.5 (d1 − d3)
  v128.store(to, f32x4.add(d0, d4213));
  const low = f32x4.add(f32x4.mul(half, d3), f32x4.mul(f32x4.splat(2.5), d2));
  v128.store(to + toStep, f32x4.sub(f32x4.sub(d4, d1), low));
  const high = f32x4.sub(f32x4.mul(half, d2), f32x4.mul(f32x4.splat(2.5), d3));
  v128.store(to + 2 * toStep, f32x4.add(f32x4.add(d4, d1), high));
  v128.store(to + 3 * toStep, f32x4.add(d42, f32x4.mul(half, d31)));
  v128.store(to + 4 * toStep, f32x4.sub(d42, f32x4.mul(two, d31)));
  const last = f32x4.sub(f32x4.sub(d5, d3), d31);
  v128.store(to + 5 * toStep, f32x4.sub(last, f32x4.mul(wide, d42)));
}

/** Aᵀ m: the two outputs from the values at the points. */
@inline
function outputLine(side: i32, from: usize, step: i32, to: usize, toStep: i32): void {
  const m0 = v128.load(from), m1 = v128.load(from + step);
  const m2 = v128.load(from + 2 * step), m3 = v128.load(from + 3 * step);
  const even = f32x4.add(m0, f32x4.add(m1, m2));
  const odd = f32x4.sub(m1, m2);
  if (side == 4) {
    v128.store(to, even);
    v128.store(to + toStep, f32x4.add(odd, m3));
    return;
  }
  const m4 = v128.load(from + 4 * step), m5 = v128.load(from + 5 * step);
  v128.store(to, f32x4.add(even, f32x4.add(m3, m4)));
  const rest = f32x4.sub(f32x4.add(m3, m3), f32x4.mul(f32x4.splat(0.5), m4));
  v128.store(to + toStep, f32x4.add(f32x4.add(odd, rest), m5));
}

/** A y: the gradient at each point, from those of the two outputs. */
@inline
function gradientLine(side: i32, from: usize, step: i32, to: usize, toStep: i32): void {
  const y0 = v128.load(from), y1 = v128.load(from + step);
  v128.store(to, y0);
  v128.store(to + toStep, f32x4.add(y0, y1));
  v128.store(to + 2 * toStep, f32x4.sub(y0, y1));
  if (side == 4) {
    v128.store(to + 3 * toStep, y1);
    return;
  }
  v128.store(to + 3 * toStep, f32x4.add(y0, f32x4.add(y1, y1)));
  v128.store(to + 4 * toStep, f32x4.sub(y0, f32x4.mul(f32x4.splat(0.5), y1)));
  v128.store(to + 5 * toStep, y1);
}

export const INPUT: i32 = 0, OUTPUT: i32 = 1, GRADIENT: i32 = 2;

/**
 * Many lines with one matrix: `count` of them `next` bytes apart, each `width` bytes of channels wide; their results
 * are `toNext` apart. `side` is t, 4 or 6.
 */
export function lines(
  matrix: i32, side: i32, count: i32, width: i32,
  from: usize, next: i32, step: i32, to: usize, toNext: i32, toStep: i32,
): void {
  if (matrix == INPUT) each(INPUT, side, count, width, from, next, step, to, toNext, toStep);
  else if (matrix == OUTPUT) each(OUTPUT, side, count, width, from, next, step, to, toNext, toStep);
  else each(GRADIENT, side, count, width, from, next, step, to, toNext, toStep);
}

/** Inlined three times, with `matrix` a constant: the compiler drops the other branches. */
@inline
function each(
  matrix: i32, side: i32, count: i32, width: i32,
  from: usize, next: i32, step: i32, to: usize, toNext: i32, toStep: i32,
): void {
  for (; count > 0; count--) {
    for (let c = 0; c < width; c += 16) {
      const at = from + c, out = to + c;
      if (matrix == INPUT) inputLine(side, at, step, out, toStep);
      else if (matrix == OUTPUT) outputLine(side, at, step, out, toStep);
      else gradientLine(side, at, step, out, toStep);
    }
    from += next;
    to += toNext;
  }
}
