/** ReLU, 4 numbers at a time. The last vector may reach past the end: there is room. */

/** out = max(0, x). `x < 0 ? 0 : x` lets NaN pass; adding 0 turns −0 into 0. `out` may be `x`. */
export function relu(x: usize, out: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (; count > 0; count -= 4) {
    v128.store(out, f32x4.add(f32x4.pmax(v128.load(x), zero), zero));
    x += 16;
    out += 16;
  }
}

/** dx = dout where x > 0, else 0. `dx` may be `dout`. */
export function reluBackward(dout: usize, x: usize, dx: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (; count > 0; count -= 4) {
    v128.store(dx, v128.and(v128.load(dout), f32x4.gt(v128.load(x), zero)));
    dout += 16;
    x += 16;
    dx += 16;
  }
}
