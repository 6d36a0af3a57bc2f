/**
 * Max pooling as nearly every network has it: windows of 2 × 2, side by side, over images of even height and width
 * with a multiple of 4 channels. No window is clipped and no two share a pixel: there are no bounds to check, and no
 * gradients to add up.
 */

/** x [N, H, W, C] → out [N, H / 2, W / 2, C]; `rows` = N · H / 2, `columns` = W / 2, `pixel` = bytes of C channels. */
export function maxPool2x2(x: usize, rows: i32, columns: i32, pixel: usize, out: usize): void {
  const line = pixel * (columns << 1);
  for (; rows > 0; rows--) {
    for (let column = columns; column > 0; column--) {
      for (let c: usize = 0; c < pixel; c += 16) {
        const at = x + c,
          below = at + line;
        const upper = f32x4.max(v128.load(at), v128.load(at + pixel));
        const lower = f32x4.max(v128.load(below), v128.load(below + pixel));
        v128.store(out + c, f32x4.max(upper, lower));
      }
      x += pixel + pixel;
      out += pixel;
    }
    x += line;
  }
}

/** dx = dout at the first maximum (or NaN) of each window in row order, else 0. */
export function maxPool2x2Backward(
  dout: usize,
  x: usize,
  rows: i32,
  columns: i32,
  pixel: usize,
  dx: usize,
): void {
  const line = pixel * (columns << 1);
  for (; rows > 0; rows--) {
    for (let column = columns; column > 0; column--) {
      for (let c: usize = 0; c < pixel; c += 16) {
        const at = x + c,
          below = at + line;
        const a = v128.load(at),
          b = v128.load(at + pixel);
        const d = v128.load(below),
          e = v128.load(below + pixel);
        const best = f32x4.max(f32x4.max(a, b), f32x4.max(d, e)); // NaN where one of them is
        // each mask: ones where the maximum is at this pixel or an earlier one
        const first = v128.or(f32x4.eq(a, best), f32x4.ne(a, a));
        const second = v128.or(first, v128.or(f32x4.eq(b, best), f32x4.ne(b, b)));
        const third = v128.or(second, v128.or(f32x4.eq(d, best), f32x4.ne(d, d)));
        const gradient = v128.load(dout + c);
        const to = dx + c,
          toBelow = to + line;
        v128.store(to, v128.and(gradient, first));
        v128.store(to + pixel, v128.and(gradient, v128.xor(second, first)));
        v128.store(toBelow, v128.and(gradient, v128.xor(third, second)));
        v128.store(toBelow + pixel, v128.andnot(gradient, third));
      }
      x += pixel + pixel;
      dx += pixel + pixel;
      dout += pixel;
    }
    x += line;
    dx += line;
  }
}
