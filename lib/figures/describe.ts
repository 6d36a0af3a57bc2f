import type { MimeBundle } from '../host/kernel-host';
import { contiguous, dtypeOf, type Tensor } from '../tensor';
import { imageGrid } from './images/image-grid';
import { extent } from './extent';
import { shapeText, short } from './format';

/** Axes up to `longest` are written out in full; of longer ones, `edge` entries at either end. */
const longest = 8;
const edge = 2;

/**
 * How the notebook shows a tensor: `Tensor [2, 3] float32`, then its values, the middle of long axes left out. What
 * looks like an image (H, W ≥ 8, one or three channels, values from 0 to 1) is shown as one, with the same words
 * as its caption.
 */
export function describeTensor(x: Tensor): MimeBundle {
  const header = `Tensor ${shapeText(x.shape)} ${dtypeOf(x)}`;
  const text = `${header}\n${tensorText(x)}`;
  if (!looksLikeImage(x)) return { 'text/plain': text };
  const { min, max } = extent(x);
  const label = `${header}, ${short(min, 3)} … ${short(max, 3)}`;
  return { ...imageGrid([{ image: x, label }], { size: 256 }).bundle(), 'text/plain': text };
}

/** The values of a tensor as text, like NumPy prints them: columns aligned, the middle of long axes as …. */
export function tensorText(x: Tensor): string {
  const { data } = contiguous(x);
  if (x.size === 0) return '[]';
  const shown = indexTree(x.shape);
  const texts = shown.map((at) => short(data[at], 4));
  const width = Math.max(...texts.map((text) => text.length));
  let next = 0;
  const build = (axis: number): string => {
    if (axis === x.shape.length) return texts[next++].padStart(width);
    const parts = places(x.shape[axis]).map((place) => (place === null ? '…' : build(axis + 1)));
    if (axis === x.shape.length - 1) return `[${parts.join(', ')}]`;
    const newline = `${'\n'.repeat(x.shape.length - 1 - axis)}${' '.repeat(axis + 1)}`;
    return `[${parts.join(`,${newline}`)}]`;
  };
  return build(0);
}

/** Positions along an axis that are written, null for the gap. */
function places(length: number): (number | null)[] {
  const all = Array.from({ length }, (_, i) => i);
  return length <= longest ? all : [...all.slice(0, edge), null, ...all.slice(-edge)];
}

/** Flat indices of all values that are written, in order. */
function indexTree(shape: readonly number[]): number[] {
  return shape.reduce<number[]>(
    (flat, length) =>
      flat.flatMap((at) => places(length).flatMap((place) => (place === null ? [] : [at * length + place]))),
    [0],
  );
}

function looksLikeImage(x: Tensor): boolean {
  const [h, w, c] = x.shape;
  if (x.shape.length !== 3 || h < 8 || w < 8 || (c !== 1 && c !== 3)) return false;
  const { min, max } = extent(x);
  return min >= 0 && max <= 1;
}
