/** What is done to a vector on its way out. */

/** Stores the first `lanes` of 4 numbers. */
@inline
export function put(to: usize, value: v128, lanes: i32): void {
  if (lanes > 3) v128.store(to, value);
  else putFirst(to, value, lanes);
}

/** The same for fewer than 4; called only, or each of depthwise-tiles.ts' many stores would carry a copy. */
function putFirst(to: usize, value: v128, lanes: i32): void {
  putFew(to, value, lanes);
}

/** The same for fewer than 4, in place. */
@inline
export function putFew(to: usize, value: v128, lanes: i32): void {
  if (lanes & 2) {
    v128.store64_lane(to, value, 0);
    value = i64x2.shuffle(value, value, 1, 0);
    to += 8;
  }
  if (lanes & 1) v128.store32_lane(to, value, 0);
}

/** Between low and high; NaN stays NaN. pmin and pmax are one instruction each; min and max, which order zeros, are six. */
@inline
export function clamp(x: v128, low: v128, high: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, low), high);
}
