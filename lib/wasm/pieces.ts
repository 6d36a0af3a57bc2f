import type { WindowShapes } from '../shapes';
import type { Machine } from './machine';

/** A part of a layer's work that is a layer of its own: some images, or some rows of one image. */
export interface Piece<Shapes extends WindowShapes> {
  readonly shapes: Shapes;
  /** Which numbers of x and of the output are this piece's. Those of x may overlap between pieces. */
  readonly x: readonly [from: number, to: number];
  readonly out: readonly [from: number, to: number];
}

/**
 * Cuts a layer until each piece fits the memory: usually it does at once, and there is one piece. `floats` says how
 * many numbers a piece lays out. Throws RangeError where one row of the output is too much already.
 */
export function pieces<Shapes extends WindowShapes>(
  name: string,
  machine: Machine,
  whole: Shapes,
  outChannels: number,
  floats: (shapes: Shapes) => number,
): Piece<Shapes>[] {
  const done: Piece<Shapes>[] = [];
  const image = whole.h * whole.w * whole.c;
  const outImage = whole.oh * whole.ow * outChannels;
  const cut = (first: number, images: number): void => {
    const shapes = { ...whole, n: images };
    if (floats(shapes) <= machine.capacity()) {
      const x = [first * image, (first + images) * image] as const;
      done.push({ shapes, x, out: [first * outImage, (first + images) * outImage] });
    } else if (images > 1) {
      const half = images >> 1;
      cut(first, half);
      cut(first + half, images - half);
    } else {
      for (const rows of cutRows(name, machine, shapes, floats, 0, whole.oh)) {
        const line = whole.w * whole.c;
        const outLine = whole.ow * outChannels;
        const x = [
          first * image + rows.from * line,
          first * image + (rows.from + rows.shapes.h) * line,
        ] as const;
        const out = first * outImage + rows.first * outLine;
        done.push({ shapes: rows.shapes, x, out: [out, out + rows.shapes.oh * outLine] });
      }
    }
  };
  cut(0, whole.n);
  return done;
}

/** Output rows first … first + count − 1 of one image: which rows of the input they see, and with what padding. */
function cutRows<Shapes extends WindowShapes>(
  name: string,
  machine: Machine,
  image: Shapes,
  floats: (shapes: Shapes) => number,
  first: number,
  count: number,
): { shapes: Shapes; first: number; from: number }[] {
  const start = first * image.strideH - image.padding.top;
  const window = image.h + image.padding.top + image.padding.bottom - (image.oh - 1) * image.strideH;
  const end = start + (count - 1) * image.strideH + window;
  const from = Math.max(0, start);
  const to = Math.min(image.h, end);
  const padding = { ...image.padding, top: from - start, bottom: Math.max(0, end - to) };
  const shapes = { ...image, h: to - from, oh: count, padding };
  if (to > from && floats(shapes) <= machine.capacity()) return [{ shapes, first, from }];
  if (count === 1) {
    throw new RangeError(
      `${name}: one row of the output needs ${megabytes(floats(shapes))} MB, the engine has ` +
        `${megabytes(machine.capacity())} MB: take loadBackend('wasm', { memory: … }) or a smaller layer`,
    );
  }
  const half = count >> 1;
  return [
    ...cutRows(name, machine, image, floats, first, half),
    ...cutRows(name, machine, image, floats, first + half, count - half),
  ];
}

function megabytes(floats: number): number {
  return Math.ceil((floats * 4) / 1024 / 1024);
}
