import type { Backend } from '../../backend';
import { receptiveField, type ReceptiveField } from '../../geometry';
import { wrap } from '../../tensor';
import { clampPlace, windowGeometry, type Geometry, type Place } from './geometry';
import { computeLayer, type Layer } from './layer';

/** Rows and columns that something spans. */
export interface Field {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

/**
 * A second layer on the first one's map: ReLU, then the filter with its rows and columns swapped, so that behind vertical
 * edges it finds where they end. Undefined for pooling, and where the map is too small for it.
 */
export function secondLayer(
  engine: Backend,
  { operation, g, map, slices: [slice] }: Layer,
): Layer | undefined {
  if (operation !== 'conv' || g.oh < g.kw || g.ow < g.kh) return undefined;
  const swapped = slice.map((_, tap) => slice[(tap % g.kh) * g.kw + Math.floor(tap / g.kh)]);
  return computeLayer(engine, {
    operation,
    g: windowGeometry([g.oh, g.ow], [g.kw, g.kh], { stride: 1, padding: 0, dilation: 1 }),
    padding: 0,
    picture: wrap(
      map.map((value) => Math.max(0, value)),
      [g.oh, g.ow, 1],
    ),
    filters: [{ slices: [swapped], bias: 0 }],
    chosen: 0,
  });
}

/** The second layer's output whose window has its middle at a place of the first map, or nearest to it. */
export function placeAbove({ g }: Layer, { row, column }: Place): Place {
  return clampPlace(g, { row: row - Math.floor(g.kh / 2), column: column - Math.floor(g.kw / 2) });
}

/** The place of the first map in the middle of an output's window. */
export function placeBelow({ g }: Layer, { row, column }: Place): Place {
  return { row: row + Math.floor(g.kh / 2), column: column + Math.floor(g.kw / 2) };
}

/** What an output of the second layer sees of the picture, padding included. */
export function fieldOf(first: Geometry, second: Geometry, { row, column }: Place): Field {
  const { stride, dilation } = first;
  const along = (kernel: number, padding: number, above: number): ReceptiveField =>
    receptiveField([
      { kernel, stride, padding, dilation },
      { kernel: above, stride: second.stride },
    ])[1];
  const [down, across] = [along(first.kh, first.top, second.kh), along(first.kw, first.left, second.kw)];
  return {
    row: down.start + row * down.jump,
    column: across.start + column * across.jump,
    height: down.size,
    width: across.size,
  };
}
