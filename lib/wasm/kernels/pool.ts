/**
 * Pooling, 4 channels at a time. Where the channels are no multiple of 4, the last vector of a pixel reaches into the
 * next pixel: what it writes there is overwritten later (forward), or is 0 added (backward).
 */

/** One pooling layer, as 13 whole numbers that the caller writes into memory, in this order. */
@unmanaged
class Pool {
  n: i32;
  h: i32;
  w: i32;
  c: i32;
  kh: i32;
  kw: i32;
  strideH: i32;
  strideW: i32;
  top: i32;
  left: i32;
  oh: i32;
  ow: i32;
  mean: i32; // 1: the mean of the window's pixels that lie on the image, 0: the largest
}

/** The part of the window that lies on the image: its first pixel, in bytes from the image's, and its size. */
let corner: usize, rows: i32, cols: i32;

function clip(p: Pool, i: i32, j: i32): void {
  const row = i * p.strideH - p.top;
  const col = j * p.strideW - p.left;
  const rowFrom = max(row, 0),
    colFrom = max(col, 0);
  rows = min(row + p.kh, p.h) - rowFrom;
  cols = min(col + p.kw, p.w) - colFrom;
  corner = (rowFrom * p.w + colFrom) * p.c * 4;
}

/** Lanes below `count` all ones, the others zero. */
function firstLanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** out = max over the window (NaN wins), or its mean. */
export function pool(plan: usize, x: usize, out: usize): void {
  const p = changetype<Pool>(plan);
  const pixel = <usize>(p.c * 4);
  const line = pixel * p.w;
  const mean = p.mean;
  for (let n: i32 = 0; n < p.n; n++) {
    for (let i: i32 = 0; i < p.oh; i++) {
      for (let j: i32 = 0; j < p.ow; j++) {
        clip(p, i, j);
        const last = cols,
          pixels = f32x4.splat(<f32>(rows * cols));
        for (let c: usize = 0; c < pixel; c += 16) {
          let row = x + corner + c;
          let all = mean ? f32x4.splat(0) : v128.load(row);
          for (let r = rows; r > 0; r--) {
            let at = row;
            for (let k = last; k > 0; k--) {
              all = mean ? f32x4.add(all, v128.load(at)) : f32x4.max(all, v128.load(at));
              at += pixel;
            }
            row += line;
          }
          v128.store(out + c, mean ? f32x4.div(all, pixels) : all);
        }
        out += pixel;
      }
    }
    x += pixel * (p.h * p.w);
  }
}

/** dx += dout at the first maximum of each window, in row order; or a share of it everywhere. dx starts as zeros. */
export function poolBackward(plan: usize, dout: usize, x: usize, dx: usize): void {
  const p = changetype<Pool>(plan);
  const pixel = <usize>(p.c * 4);
  const line = pixel * p.w;
  for (let n: i32 = 0; n < p.n; n++) {
    for (let i: i32 = 0; i < p.oh; i++) {
      for (let j: i32 = 0; j < p.ow; j++) {
        clip(p, i, j);
        for (let c: usize = 0; c < pixel; c += 16) {
          const left = <i32>((pixel - c) >> 2);
          let gradient = v128.load(dout + c);
          if (left < 4) gradient = v128.and(gradient, firstLanes(left));
          if (p.mean)
            addToAll(f32x4.div(gradient, f32x4.splat(<f32>(rows * cols))), dx + corner + c, pixel, line);
          else toFirst(gradient, x + corner + c, dx + corner + c, pixel, line);
        }
        dout += pixel;
      }
    }
    x += pixel * (p.h * p.w);
    dx += pixel * (p.h * p.w);
  }
}

/** Adds a gradient to all pixels of the window. */
function addToAll(gradient: v128, dx: usize, pixel: usize, line: usize): void {
  for (let r = rows; r > 0; r--) {
    let at = dx;
    for (let k = cols; k > 0; k--) {
      v128.store(at, f32x4.add(v128.load(at), gradient));
      at += pixel;
    }
    dx += line;
  }
}

/** Adds it where the largest number of the window stands first: its place is counted in row order. */
function toFirst(gradient: v128, x: usize, dx: usize, pixel: usize, line: usize): void {
  let best = v128.load(x);
  let place = i32x4.splat(0);
  let number: i32 = 0;
  for (let r = rows; r > 0; r--) {
    let at = x;
    for (let k = cols; k > 0; k--) {
      const value = v128.load(at);
      const greater = v128.or(
        f32x4.gt(value, best),
        v128.and(f32x4.ne(value, value), f32x4.eq(best, best)), // the first NaN
      );
      best = v128.bitselect(value, best, greater);
      place = v128.bitselect(i32x4.splat(number++), place, greater);
      at += pixel;
    }
    x += line;
  }
  number = 0;
  for (let r = rows; r > 0; r--) {
    let at = dx;
    for (let k = cols; k > 0; k--) {
      const own = v128.and(gradient, i32x4.eq(place, i32x4.splat(number++)));
      v128.store(at, f32x4.add(v128.load(at), own));
      at += pixel;
    }
    dx += line;
  }
}
