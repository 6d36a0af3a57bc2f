import type { WindowShapes } from '../../shapes';
import type { Machine } from './machine';
import { floatsLaidOut } from './measure';

/** A part of a layer's work that is a layer of its own: some images, or some rows of one image. */
export interface Chunk<Shapes extends WindowShapes> {
  readonly shapes: Shapes;
  /** Which numbers of x and of the output are this chunk's. Those of x may overlap between chunks. */
  readonly x: readonly [from: number, to: number];
  readonly out: readonly [from: number, to: number];
}

/**
 * Cuts a layer until each chunk fits the memory: usually the whole layer does, and there is one chunk. `work` is
 * what is done to a chunk; its memory is measured by a dry run (measure.ts). Throws RangeError where one row of the output is too much already.
 */
export function chunks<Shapes extends WindowShapes>(
  name: string,
  machine: Machine,
  whole: Shapes,
  outChannels: number,
  work: (dry: Machine, shapes: Shapes) => void,
): Chunk<Shapes>[] {
  const cut = (chunk: Chunk<Shapes>): Chunk<Shapes>[] => {
    const needed = floatsLaidOut(machine, (dry) => {
      work(dry, chunk.shapes);
    });
    if (needed <= machine.capacity() || (machine.forget() && needed <= machine.capacity())) return [chunk];
    const halves = inTwo(chunk, outChannels);
    if (halves) return halves.flatMap(cut);
    throw new RangeError(
      `${name}: one row of the output needs ${megabytes(needed)} MB, the engine has ` +
        `${megabytes(machine.capacity())} MB: take loadBackend('wasm', { memory: … }) or a smaller layer`,
    );
  };
  const { n, h, w, c, oh, ow } = whole;
  return cut({ shapes: whole, x: [0, n * h * w * c], out: [0, n * oh * ow * outChannels] });
}

/** Two halves of the images, or of the rows of one image; null where there is one row of the output. */
function inTwo<Shapes extends WindowShapes>(
  { shapes, x, out }: Chunk<Shapes>,
  outChannels: number,
): [Chunk<Shapes>, Chunk<Shapes>] | null {
  const line = shapes.ow * outChannels;
  if (shapes.n > 1) {
    const half = shapes.n >> 1;
    const [image, outImage] = [shapes.h * shapes.w * shapes.c, shapes.oh * line];
    const [border, outBorder] = [x[0] + half * image, out[0] + half * outImage];
    return [
      { shapes: { ...shapes, n: half }, x: [x[0], border], out: [out[0], outBorder] },
      { shapes: { ...shapes, n: shapes.n - half }, x: [border, x[1]], out: [outBorder, out[1]] },
    ];
  }
  if (shapes.oh < 2) return null;
  const half = shapes.oh < 4 ? 1 : (shapes.oh >> 1) & ~1; // even: Winograd's tiles stay what they were
  const rows = (first: number, count: number): Chunk<Shapes> => {
    const { from, shapes: seen } = seenRows(shapes, first, count);
    const [start, outStart] = [x[0] + from * shapes.w * shapes.c, out[0] + first * line];
    return {
      shapes: seen,
      x: [start, start + seen.h * shapes.w * shapes.c],
      out: [outStart, outStart + count * line],
    };
  };
  return [rows(0, half), rows(half, shapes.oh - half)];
}

/** Output rows first … first + count − 1 of one image: which rows of the input they see, and with what padding. */
function seenRows<Shapes extends WindowShapes>(
  image: Shapes,
  first: number,
  count: number,
): { from: number; shapes: Shapes } {
  const start = first * image.strideH - image.padding.top;
  const window = image.h + image.padding.top + image.padding.bottom - (image.oh - 1) * image.strideH;
  const end = start + (count - 1) * image.strideH + window;
  const from = Math.min(image.h, Math.max(0, start));
  const to = Math.max(from, Math.min(image.h, end));
  const padding = { ...image.padding, top: from - start, bottom: end - to };
  return { from, shapes: { ...image, h: to - from, oh: count, padding } };
}

function megabytes(floats: number): string {
  return ((floats * 4) / 1024 / 1024).toFixed(1);
}
