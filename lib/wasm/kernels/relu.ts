/** ReLU, 4 numbers at a time. The last vector may reach past the end: there is room. */

/**
 * out = min(max, max(0, x)). `x < 0 ? 0 : x` and `max < x ? max : x` let NaN pass; adding 0 turns −0 into 0. `out` may
 * be `x`.
 */
export function relu(x: usize, out: usize, count: i32, max: f32): void {
  const zero = f32x4.splat(0),
    most = f32x4.splat(max);
  if (max == Infinity) {
    for (; count > 0; count -= 4, x += 16, out += 16)
      v128.store(out, f32x4.add(f32x4.pmax(v128.load(x), zero), zero));
  }
  for (; count > 0; count -= 4, x += 16, out += 16) {
    const positive = f32x4.add(f32x4.pmax(v128.load(x), zero), zero);
    v128.store(out, f32x4.pmin(positive, most));
  }
}

/** dx = dout where x > 0 and not x ≥ max, else 0. `dx` may be `dout`. */
export function reluBackward(dout: usize, x: usize, dx: usize, count: i32, max: f32): void {
  const zero = f32x4.splat(0),
    most = f32x4.splat(max);
  for (; count > 0; count -= 4) {
    const value = v128.load(x);
    const passes = v128.andnot(f32x4.gt(value, zero), f32x4.ge(value, most));
    v128.store(dx, v128.and(v128.load(dout), passes));
    dout += 16;
    x += 16;
    dx += 16;
  }
}
