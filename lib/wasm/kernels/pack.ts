/** Copies into the order in which product.ts reads: done once, so that the inner loop reads straight on. */

/**
 * A matrix in panels of 8 columns: all rows of columns 0 … 7, then all rows of columns 8 … 15, and so on. Where at
 * most 4 columns are left, they make a panel of 4. Missing columns are zeros.
 *
 * Row (a, b) starts at `from + a · stepA + b · stepB`; its columns are `stepColumn` apart, 4 where they are neighbours.
 */
export function pack(
  from: usize,
  countA: i32,
  stepA: i32,
  countB: i32,
  stepB: i32,
  columns: i32,
  stepColumn: i32,
  to: usize,
): void {
  for (let column: i32 = 0; column < columns;) {
    const lanes = columns - column > 4 ? 8 : 4;
    const width = min(lanes, columns - column);
    for (let a: i32 = 0; a < countA; a++) {
      let row = from + a * stepA + column * stepColumn;
      for (let b: i32 = 0; b < countB; b++) {
        if (stepColumn == 4 && width == lanes) {
          v128.store(to, v128.load(row));
          if (lanes == 8) v128.store(to, v128.load(row, 16), 16);
        } else {
          let at = row;
          for (let i: i32 = 0; i < lanes; i++) {
            store<f32>(to + <usize>(i * 4), i < width ? load<f32>(at) : 0);
            if (i + 1 < width) at += stepColumn;
          }
        }
        row += stepB;
        to += <usize>(lanes * 4);
      }
    }
    column += lanes;
  }
}

/** Images with zeros around them. x [N, H, W, C]; a row of W · C numbers has `row` bytes; left, right in bytes. */
export function pad(
  from: usize,
  images: i32,
  height: i32,
  row: i32,
  top: i32,
  bottom: i32,
  left: i32,
  right: i32,
  to: usize,
): void {
  const padded = left + row + right;
  memory.fill(to, 0, images * (top + height + bottom) * padded);
  to += left;
  for (let n: i32 = 0; n < images; n++) {
    to += top * padded;
    for (let h: i32 = 0; h < height; h++) {
      memory.copy(to, from, row);
      from += row;
      to += padded;
    }
    to += bottom * padded;
  }
}

/** The inverse of `pad`: what lies inside the border. */
export function crop(
  from: usize,
  images: i32,
  height: i32,
  row: i32,
  top: i32,
  bottom: i32,
  left: i32,
  right: i32,
  to: usize,
): void {
  const padded = left + row + right;
  for (let n: i32 = 0; n < images; n++) {
    from += top * padded;
    for (let h: i32 = 0; h < height; h++) {
      memory.copy(to, from + left, row);
      to += row;
      from += padded;
    }
    from += bottom * padded;
  }
}

/**
 * Rows of pixels [W, C] turned to planes [C, taps, count]: out[c][tap][i] = row[tap · tapStep + i · stride][c].
 * The gradient of the filters sums over pixels; in planes, the neighbouring pixels of one channel are neighbours.
 */
export function planes(
  from: usize,
  rows: i32,
  width: i32,
  channels: i32,
  taps: i32,
  tapStep: i32,
  count: i32,
  stride: i32,
  to: usize,
): void {
  const pixel = <usize>(channels * 4);
  const step = pixel * stride;
  for (let r: i32 = 0; r < rows; r++) {
    for (let c: i32 = 0; c < channels; c++) {
      for (let tap: i32 = 0; tap < taps; tap++) {
        let at = from + <usize>(c * 4) + pixel * (tap * tapStep);
        for (let i: i32 = 0; i < count; i++) {
          store<f32>(to, load<f32>(at));
          at += step;
          to += 4;
        }
      }
    }
    from += pixel * width;
  }
}

/**
 * to[column] = Σ over rows; `to` has room for a multiple of 4 columns. Each 128 rows are summed on their own first,
 * because float32 adds small numbers to a large sum badly.
 */
export function columnSums(from: usize, rows: i32, columns: i32, to: usize): void {
  for (let column: i32 = 0; column < columns; column += 4) {
    let at = from + column * 4;
    let total = f32x4.splat(0);
    for (let row: i32 = 0; row < rows; row += 128) {
      let sum = f32x4.splat(0);
      for (let i = min(128, rows - row); i > 0; i--) {
        sum = f32x4.add(sum, v128.load(at));
        at += columns * 4;
      }
      total = f32x4.add(total, sum);
    }
    v128.store(to + column * 4, total);
  }
}
