// @ts-check
/**
 * Writes depthwise-tiles.ts, the inner loops of depthwise.ts for the filters that networks use: 3 × 3 and 5 × 5, stride 1
 * and 2. Registers have no index, so what holds sums in registers cannot be a loop over them; a loop writes it.
 *
 * A tile is 7 neighbouring outputs of one row, for 4 channels. For each row of the window its K weights are loaded once,
 * then the inputs under the tile once each, from left to right, and given to every output that sees them: for K = 5 and
 * stride 1 that is 11 + 5 loads for 35 multiply-adds, where window after window needs 70. 7 sums, 5 weights, an input and a
 * product fit into 16 registers. Why 7: 224 = 7 · 2⁵, so every width of a network for ImageNet is a multiple of it.
 */
const PIXELS = 7;

/** @param {number} kernel @param {number} stride */
function tile(kernel, stride) {
  const pixels = Array.from({ length: PIXELS }, (_, i) => i);
  const taps = Array.from({ length: kernel }, (_, v) => v);
  const inputs = Array.from({ length: (PIXELS - 1) * stride + kernel }, (_, place) => place).map((place) => {
    const seen = taps.filter((v) => (place - v) % stride === 0 && pixels.includes((place - v) / stride));
    const adds = seen.map((v) => `s${(place - v) / stride} = add(s${(place - v) / stride}, x, w${v});`);
    return adds.length > 0 ? `    x = v128.load(at); ${adds.join(' ')} at += column;` : '    at += column;';
  });
  return `
/** ${kernel} × ${kernel}, stride ${stride}. x, w: the first tap's; row, column: from tap to tap in x, rowW, columnW: in w. */
export function tile${kernel}s${stride}(
  from: usize, row: usize, column: usize, w: usize, rowW: usize, columnW: usize, bias: usize, to: usize, next: usize,
  low: f32, high: f32, lanes: i32,
): void {
  const start = bias ? v128.load(bias) : f32x4.splat(0), least = f32x4.splat(low), most = f32x4.splat(high);
  let ${pixels.map((i) => `s${i} = start`).join(', ')};
  let x: v128;
  for (let u: i32 = 0; u < ${kernel}; u++) {
    ${taps.map((v) => `const w${v} = v128.load(w + columnW * ${v});`).join(' ')}
    let at = from;
${inputs.join('\n')}
    from += row;
    w += rowW;
  }
${pixels.map((i) => `  put(to, clamp(s${i}, least, most), lanes); to += next;`).join('\n')}
}
`;
}

export function depthwiseTiles() {
  const tiles = [3, 5].flatMap((kernel) => [1, 2].map((stride) => tile(kernel, stride)));
  return `// Written by depthwise-tiles.mjs; see there.
import { add } from './tile';
import { clamp, put } from './lanes';
${tiles.join('')}`;
}
