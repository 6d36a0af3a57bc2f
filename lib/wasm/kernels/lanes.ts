/** What is done to a vector on its way out. */

/** Stores the first `lanes` of 4 numbers. */
@inline
export function put(to: usize, value: v128, lanes: i32): void {
  if (lanes > 3) v128.store(to, value);
  else putFirst(to, value, lanes);
}

function putFirst(to: usize, value: v128, lanes: i32): void {
  store<f32>(to, f32x4.extract_lane(value, 0));
  if (lanes > 1) store<f32>(to, f32x4.extract_lane(value, 1), 4);
  if (lanes > 2) store<f32>(to, f32x4.extract_lane(value, 2), 8);
}

/** Between low and high; NaN stays NaN. pmin and pmax are one instruction each; min and max, which order zeros, are six. */
@inline
export function clamp(x: v128, low: v128, high: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, low), high);
}
