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
}

/** The part of the window that lies on the image. */
let rowFrom: i32, rowTo: i32, colFrom: i32, colTo: i32;

function clip(p: Pool, i: i32, j: i32): void {
  const row = i * p.strideH - p.top;
  const col = j * p.strideW - p.left;
  rowFrom = max(row, 0);
  rowTo = min(row + p.kh, p.h);
  colFrom = max(col, 0);
  colTo = min(col + p.kw, p.w);
}

/** Lanes below `count` all ones, the others zero. */
function firstLanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** out = max over the window; NaN wins. */
export function maxPool(plan: usize, x: usize, out: usize): void {
  const p = changetype<Pool>(plan);
  const pixel = <usize>(p.c << 2);
  for (let n: i32 = 0; n < p.n; n++) {
    for (let i: i32 = 0; i < p.oh; i++) {
      for (let j: i32 = 0; j < p.ow; j++) {
        clip(p, i, j);
        const rows = rowTo - rowFrom,
          cols = colTo - colFrom;
        const corner = x + pixel * (rowFrom * p.w + colFrom);
        const line = pixel * p.w;
        for (let c: usize = 0; c < pixel; c += 16) {
          let row = corner + c;
          let best = v128.load(row);
          for (let r: i32 = 0; r < rows; r++) {
            let at = row;
            for (let k: i32 = 0; k < cols; k++) {
              best = f32x4.max(best, v128.load(at));
              at += pixel;
            }
            row += line;
          }
          v128.store(out + c, best);
        }
        out += pixel;
      }
    }
    x += pixel * (p.h * p.w);
  }
}

/** dx += dout at the first maximum of each window, in row order. dx starts as zeros. */
export function maxPoolBackward(plan: usize, dout: usize, x: usize, dx: usize): void {
  const p = changetype<Pool>(plan);
  const pixel = <usize>(p.c << 2);
  const line = pixel * p.w;
  for (let n: i32 = 0; n < p.n; n++) {
    for (let i: i32 = 0; i < p.oh; i++) {
      for (let j: i32 = 0; j < p.ow; j++) {
        clip(p, i, j);
        const rows = rowTo - rowFrom,
          cols = colTo - colFrom;
        const corner = pixel * (rowFrom * p.w + colFrom);
        for (let c: usize = 0; c < pixel; c += 16) {
          const first = corner + c;
          // The value and the number, in row order, of the largest so far.
          let best = v128.load(x + first);
          let place = i32x4.splat(0);
          let number: i32 = 0;
          let row = first;
          for (let r: i32 = 0; r < rows; r++) {
            let at = row;
            for (let k: i32 = 0; k < cols; k++) {
              const value = v128.load(x + at);
              const greater = v128.or(
                f32x4.gt(value, best),
                v128.and(f32x4.ne(value, value), f32x4.eq(best, best)), // the first NaN
              );
              best = v128.bitselect(value, best, greater);
              place = v128.bitselect(i32x4.splat(number++), place, greater);
              at += pixel;
            }
            row += line;
          }
          const left = <i32>((pixel - c) >> 2);
          let gradient = v128.load(dout + c);
          if (left < 4) gradient = v128.and(gradient, firstLanes(left));
          number = 0;
          row = first;
          for (let r: i32 = 0; r < rows; r++) {
            let at = dx + row;
            for (let k: i32 = 0; k < cols; k++) {
              const own = v128.and(gradient, i32x4.eq(place, i32x4.splat(number++)));
              v128.store(at, f32x4.add(v128.load(at), own));
              at += pixel;
            }
            row += line;
          }
        }
        dout += pixel;
      }
    }
    x += pixel * (p.h * p.w);
    dx += pixel * (p.h * p.w);
  }
}

/** out = mean over the pixels of the window that lie on the image. */
export function avgPool(plan: usize, x: usize, out: usize): void {
  const p = changetype<Pool>(plan);
  const pixel = <usize>(p.c << 2);
  const line = pixel * p.w;
  for (let n: i32 = 0; n < p.n; n++) {
    for (let i: i32 = 0; i < p.oh; i++) {
      for (let j: i32 = 0; j < p.ow; j++) {
        clip(p, i, j);
        const rows = rowTo - rowFrom,
          cols = colTo - colFrom;
        const corner = x + pixel * (rowFrom * p.w + colFrom);
        const pixels = f32x4.splat(<f32>(rows * cols));
        for (let c: usize = 0; c < pixel; c += 16) {
          let sum = f32x4.splat(0);
          let row = corner + c;
          for (let r: i32 = 0; r < rows; r++) {
            let at = row;
            for (let k: i32 = 0; k < cols; k++) {
              sum = f32x4.add(sum, v128.load(at));
              at += pixel;
            }
            row += line;
          }
          v128.store(out + c, f32x4.div(sum, pixels));
        }
        out += pixel;
      }
    }
    x += pixel * (p.h * p.w);
  }
}

/** dx += dout / pixels everywhere in the window. dx starts as zeros. */
export function avgPoolBackward(plan: usize, dout: usize, dx: usize): void {
  const p = changetype<Pool>(plan);
  const pixel = <usize>(p.c << 2);
  const line = pixel * p.w;
  for (let n: i32 = 0; n < p.n; n++) {
    for (let i: i32 = 0; i < p.oh; i++) {
      for (let j: i32 = 0; j < p.ow; j++) {
        clip(p, i, j);
        const rows = rowTo - rowFrom,
          cols = colTo - colFrom;
        const corner = dx + pixel * (rowFrom * p.w + colFrom);
        const pixels = f32x4.splat(<f32>(rows * cols));
        for (let c: usize = 0; c < pixel; c += 16) {
          const left = <i32>((pixel - c) >> 2);
          let share = f32x4.div(v128.load(dout + c), pixels);
          if (left < 4) share = v128.and(share, firstLanes(left));
          let row = corner + c;
          for (let r: i32 = 0; r < rows; r++) {
            let at = row;
            for (let k: i32 = 0; k < cols; k++) {
              v128.store(at, f32x4.add(v128.load(at), share));
              at += pixel;
            }
            row += line;
          }
        }
        dout += pixel;
      }
    }
    dx += pixel * (p.h * p.w);
  }
}
