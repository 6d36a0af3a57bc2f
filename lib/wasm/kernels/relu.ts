/** ReLU, 4 numbers at a time and in place. The last vector may reach past the end: there is room. */

/** x = max(0, x). `x < 0 ? 0 : x` lets NaN pass; adding 0 turns −0 into 0. */
export function relu(x: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (; count > 0; count -= 4) {
    v128.store(x, f32x4.add(f32x4.pmax(v128.load(x), zero), zero));
    x += 16;
  }
}

/** dout = dout where x > 0, else 0. */
export function reluBackward(dout: usize, x: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (; count > 0; count -= 4) {
    v128.store(dout, v128.and(v128.load(dout), f32x4.gt(v128.load(x), zero)));
    dout += 16;
    x += 16;
  }
}
