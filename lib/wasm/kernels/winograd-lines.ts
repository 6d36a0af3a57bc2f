/**
 * The matrices of Winograd's convolution (winograd.ts beside this file says what they are for), along one line of
 * vectors: `from`, `from + step`, … → `to`, `to + toStep`, …
 *
 * Bᵀ and G evaluate polynomials at the points 0, 1, −1, ∞, and for five taps 2 and −½ too; Aᵀ interpolates. The
 * gradients go the same way backwards, so they need the transposes: A, Gᵀ and B.
 */

/** Bytes from one place's matrix to the next: an odd number of cache lines, or all places would share one set. */
// @ts-ignore: decorator
@inline
export function spaced(floats: i32): i32 {
  return (((floats + 15) >> 4) | 1) << 6;
}

/** Bᵀ d for vectors `step` apart: the polynomial d at each of the points. */
// @ts-ignore: decorator
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
// @ts-ignore: decorator
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

/** G g: the polynomial g at each of the points, and divided by what interpolation would divide by. */
// @ts-ignore: decorator
@inline
function filterLine(taps: i32, from: usize, step: i32, to: usize, toStep: i32): void {
  const g0 = v128.load(from), g1 = v128.load(from + step), g2 = v128.load(from + 2 * step);
  if (taps == 3) {
    const half = f32x4.splat(0.5);
    const even = f32x4.mul(half, f32x4.add(g0, g2)), odd = f32x4.mul(half, g1);
    v128.store(to, g0);
    v128.store(to + toStep, f32x4.add(even, odd));
    v128.store(to + 2 * toStep, f32x4.sub(even, odd));
    v128.store(to + 3 * toStep, g2);
    return;
  }
  const g3 = v128.load(from + 3 * step), g4 = v128.load(from + 4 * step);
  const two = f32x4.splat(2), fifteenth = f32x4.splat(1.0 / 15.0), third = f32x4.splat(1.0 / 3.0);
  const even = f32x4.add(f32x4.add(g0, g2), g4), odd = f32x4.add(g1, g3);
  v128.store(to, g0);
  v128.store(to + toStep, f32x4.neg(f32x4.mul(third, f32x4.add(even, odd))));
  v128.store(to + 2 * toStep, f32x4.mul(third, f32x4.sub(even, odd)));
  let at2 = f32x4.add(f32x4.mul(two, g4), g3); // Horner's rule at 2: (((2 g4 + g3) 2 + g2) 2 + g1) 2 + g0
  at2 = f32x4.add(f32x4.mul(two, at2), g2);
  at2 = f32x4.add(f32x4.mul(two, at2), g1);
  at2 = f32x4.add(f32x4.mul(two, at2), g0);
  v128.store(to + 3 * toStep, f32x4.mul(fifteenth, at2));
  let back = f32x4.sub(g1, f32x4.mul(two, g0)); // and at −½: (((−2 g0 + g1) 2 − g2) 2 + g3) 2 − g4
  back = f32x4.sub(f32x4.mul(two, back), g2);
  back = f32x4.add(f32x4.mul(two, back), g3);
  back = f32x4.sub(f32x4.mul(two, back), g4);
  v128.store(to + 4 * toStep, f32x4.mul(fifteenth, back));
  v128.store(to + 5 * toStep, g4);
}

/** A y: what each point hears of the gradients of two outputs. */
// @ts-ignore: decorator
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

/** Gᵀ m: what each tap hears of the points. */
// @ts-ignore: decorator
@inline
function tapLine(taps: i32, from: usize, step: i32, to: usize, toStep: i32): void {
  const m0 = v128.load(from), m1 = v128.load(from + step);
  const m2 = v128.load(from + 2 * step), m3 = v128.load(from + 3 * step);
  if (taps == 3) {
    const half = f32x4.splat(0.5);
    const even = f32x4.mul(half, f32x4.add(m1, m2));
    v128.store(to, f32x4.add(m0, even));
    v128.store(to + toStep, f32x4.mul(half, f32x4.sub(m1, m2)));
    v128.store(to + 2 * toStep, f32x4.add(even, m3));
    return;
  }
  const m4 = v128.load(from + 4 * step), m5 = v128.load(from + 5 * step);
  const third = f32x4.splat(1.0 / 3.0), fifteenth = f32x4.splat(1.0 / 15.0);
  const two = f32x4.splat(2), four = f32x4.splat(4), eight = f32x4.splat(8), sixteen = f32x4.splat(16);
  const even = f32x4.mul(third, f32x4.sub(m2, m1)), odd = f32x4.neg(f32x4.mul(third, f32x4.add(m1, m2)));
  const a = f32x4.mul(fifteenth, m3), b = f32x4.mul(fifteenth, m4);
  v128.store(to, f32x4.add(f32x4.add(m0, even), f32x4.sub(a, f32x4.mul(sixteen, b))));
  v128.store(to + toStep, f32x4.add(odd, f32x4.add(f32x4.mul(two, a), f32x4.mul(eight, b))));
  v128.store(to + 2 * toStep, f32x4.add(even, f32x4.mul(four, f32x4.sub(a, b))));
  v128.store(to + 3 * toStep, f32x4.add(odd, f32x4.add(f32x4.mul(eight, a), f32x4.mul(two, b))));
  v128.store(to + 4 * toStep, f32x4.add(f32x4.add(even, m5), f32x4.sub(f32x4.mul(sixteen, a), b)));
}

/** B m, the transpose of `inputLine`, added to what stands there: what each input hears of the points. */
// @ts-ignore: decorator
@inline
function imageLine(side: i32, from: usize, step: i32, to: usize, toStep: i32): void {
  const t0 = v128.load(from), t1 = v128.load(from + step);
  const t2 = v128.load(from + 2 * step), t3 = v128.load(from + 3 * step);
  more(to, t0);
  if (side == 4) {
    more(to + toStep, f32x4.sub(f32x4.sub(t1, t2), t3));
    more(to + 2 * toStep, f32x4.sub(f32x4.add(t1, t2), t0));
    more(to + 3 * toStep, t3);
    return;
  }
  const t4 = v128.load(from + 4 * step), t5 = v128.load(from + 5 * step);
  const wide = f32x4.splat(1.5), half = f32x4.splat(0.5), two = f32x4.splat(2), far = f32x4.splat(2.5);
  const even = f32x4.add(f32x4.add(t1, t2), f32x4.add(t3, t4)), outer = f32x4.mul(wide, t0);
  const odd = f32x4.sub(f32x4.mul(half, t3), f32x4.mul(two, t4)); // ½ t3 − 2 t4
  more(to + toStep, f32x4.add(f32x4.sub(f32x4.add(outer, t5), odd), f32x4.sub(t2, t1)));
  const near = f32x4.sub(f32x4.mul(half, t2), f32x4.mul(far, t1));
  const low = f32x4.sub(f32x4.sub(near, t3), f32x4.add(t4, f32x4.mul(two, t0)));
  more(to + 2 * toStep, f32x4.add(low, f32x4.mul(wide, t5)));
  const high = f32x4.add(f32x4.mul(half, t1), f32x4.mul(far, t2));
  more(to + 3 * toStep, f32x4.sub(f32x4.sub(odd, high), f32x4.add(outer, f32x4.mul(two, t5))));
  more(to + 4 * toStep, f32x4.add(t0, f32x4.sub(even, f32x4.mul(wide, t5))));
  more(to + 5 * toStep, t5);
}

// @ts-ignore: decorator
@inline
function more(to: usize, value: v128): void {
  v128.store(to, f32x4.add(v128.load(to), value));
}

export const INPUT: i32 = 0, OUTPUT: i32 = 1, FILTER: i32 = 2, GRADIENT: i32 = 3, TAP: i32 = 4, IMAGE: i32 = 5;

/**
 * Many lines with one matrix: `count` of them `next` bytes apart, each `width` bytes of channels wide; their results
 * are `toNext` apart. `size` is what the matrix's own function asks for, the points or the taps.
 */
export function lines(
  matrix: i32, size: i32, count: i32, width: i32,
  from: usize, next: i32, step: i32, to: usize, toNext: i32, toStep: i32,
): void {
  if (matrix == INPUT) each(INPUT, size, count, width, from, next, step, to, toNext, toStep);
  else if (matrix == OUTPUT) each(OUTPUT, size, count, width, from, next, step, to, toNext, toStep);
  else if (matrix == FILTER) each(FILTER, size, count, width, from, next, step, to, toNext, toStep);
  else if (matrix == GRADIENT) each(GRADIENT, size, count, width, from, next, step, to, toNext, toStep);
  else if (matrix == TAP) each(TAP, size, count, width, from, next, step, to, toNext, toStep);
  else each(IMAGE, size, count, width, from, next, step, to, toNext, toStep);
}

/** One loop for each of them, for `matrix` is known when it is compiled. */
// @ts-ignore: decorator
@inline
function each(
  matrix: i32, size: i32, count: i32, width: i32,
  from: usize, next: i32, step: i32, to: usize, toNext: i32, toStep: i32,
): void {
  for (; count > 0; count--) {
    for (let c = 0; c < width; c += 16) {
      const at = from + c, out = to + c;
      if (matrix == INPUT) inputLine(size, at, step, out, toStep);
      else if (matrix == OUTPUT) outputLine(size, at, step, out, toStep);
      else if (matrix == FILTER) filterLine(size, at, step, out, toStep);
      else if (matrix == GRADIENT) gradientLine(size, at, step, out, toStep);
      else if (matrix == TAP) tapLine(size, at, step, out, toStep);
      else imageLine(size, at, step, out, toStep);
    }
    from += next;
    to += toNext;
  }
}
