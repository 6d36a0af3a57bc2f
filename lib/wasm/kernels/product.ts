/**
 * The matrix product behind every pass of a convolution, tile by tile.
 *
 *     out[row][column] = start[column] + Σ_runs Σ_k x[row; run, k] · panel[run, k][column]
 *
 * What the rows, columns and runs are is the caller's choice (conv2d/ in the folder above): pixels × filters for
 * the forward pass, filter taps × filters for the gradient of the filters, pixels × taps for the gradient of the image.
 */
import { tiles4x4, tiles4x8 } from './tile';

/** How many rows are taken through all panels before the next ones: their patches stay in the second-level cache. */
const BLOCK: i32 = 256;

/** One product, as 20 whole numbers that the caller writes into memory, in this order. Steps are in bytes. */
@unmanaged
export class Product {
  input: usize; // row (a, b, c) starts at input + a · inputA + b · inputB + c · inputC
  inputA: i32;
  inputB: i32;
  inputC: i32;
  output: usize; // and its result goes to output + a · outputA + …
  outputA: i32;
  outputB: i32;
  outputC: i32;
  sizeB: i32; // row number r = (a · sizeB + b) · sizeC + c
  sizeC: i32;
  // Bytes from where the loop stands after a run to the next run. The loop moves two numbers a turn, so after a run of
  // odd length it is at its last number; the offset includes it.
  runOffsets: usize;
  runs: i32;
  runLength: i32; // numbers in a run
  panels: usize; // from pack.ts: panels of 8 columns, then one of 4 where that is enough
  columns: i32;
  start: usize; // what the sums start from (the bias; read in whole panels), or 0
  accumulate: i32; // 1: add to what stands in the output
  chunk: i32; // runs taken at once, so that a panel's part stays in the first-level cache
  // A block never crosses a multiple of `unit` rows. So where rows add to the same output (scatter.ts), the order of
  // additions, and with it the rounding, is the same for any number of threads.
  unit: i32;
  limits: usize; // two numbers that the finished sums are cut to, or 0
}

/** Rows first … last − 1 of a product. Threads take ranges of their own, each with its own `scratch` of 4 kB. */
export function product(plan: usize, first: i32, last: i32, scratch: usize): void {
  const p = changetype<Product>(plan);
  const rows = scratch;
  const outs = scratch + BLOCK * 4;
  let count: i32 = 0;
  for (let block = first; block < last; block += count) {
    count = min(min(BLOCK, last - block), p.unit - (block % p.unit));
    addresses(p, block, count, rows, outs);
    for (let done: i32 = 0; done < p.runs; done += p.chunk) {
      const runs = min(p.chunk, p.runs - done);
      const offsets = p.runOffsets + <usize>(done * 4);
      const accumulate: bool = done > 0 || p.accumulate != 0;
      const limits: usize = done + runs < p.runs ? 0 : p.limits;
      let panel = p.panels;
      for (let column: i32 = 0; column < p.columns;) {
        const lanes = p.columns - column > 4 ? 8 : 4;
        const width = min(lanes, p.columns - column);
        const part = panel + <usize>(done * p.runLength * lanes * 4);
        const start: usize = done == 0 && p.start ? p.start + <usize>(column * 4) : 0;
        const at = <usize>(column * 4);
        if (lanes == 8)
          tiles4x8(rows, outs, count, at, offsets, runs, p.runLength, part, start, accumulate, width, limits);
        else
          tiles4x4(rows, outs, count, at, offsets, runs, p.runLength, part, start, accumulate, width, limits);
        panel += <usize>(p.runs * p.runLength * lanes * 4);
        column += lanes;
      }
      if (done + runs < p.runs) advance(rows, count, offsets, runs, p.runLength);
    }
  }
}

/** Where each row of a block starts, and where its result goes. The last row fills up the last tile. */
function addresses(p: Product, first: i32, count: i32, rows: usize, outs: usize): void {
  const sizeC = p.sizeC,
    inputC = p.inputC,
    outputC = p.outputC;
  let line = first / sizeC,
    c = first % sizeC; // within a line (a, b) only c moves: rows are one step apart
  for (let left = count; left > 0; line++) {
    const a = line / p.sizeB,
      b = line % p.sizeB;
    let row = <u32>p.input + a * p.inputA + b * p.inputB + c * inputC;
    let out = <u32>p.output + a * p.outputA + b * p.outputB + c * outputC;
    for (const end = min(sizeC, c + left); c < end; c++) {
      store<u32>(rows, row);
      store<u32>(outs, out);
      row += inputC;
      out += outputC;
      rows += 4;
      outs += 4;
      left--;
    }
    c = 0;
  }
  for (; count & 3; count++) {
    store<u32>(rows, load<u32>(rows - 4));
    rows += 4;
  }
}

/** Moves the rows of a block past the runs that are done. */
function advance(rows: usize, count: i32, offsets: usize, runs: i32, runLength: i32): void {
  let step: i32 = 0;
  for (let i: i32 = 0; i < runs; i++) step += (runLength & ~1) * 4 + load<i32>(offsets + <usize>(i * 4));
  const padded = (count + 3) & ~3;
  for (let i: i32 = 0; i < padded; i++) {
    const row = rows + <usize>(i * 4);
    store<u32>(row, load<u32>(row) + step);
  }
}
