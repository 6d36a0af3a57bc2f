import { cover } from '../explain/cover';
import { gridSize, inputSize, patchSize, type OcclusionValues } from './data';

/** A place of the occlusion map. */
export type MapPlace = readonly [row: number, column: number];

/**
 * All places of the map, coarse first: every second one along both axes, then those between, so that a quarter of the
 * work already shows the map's shape.
 */
export function coarseFirst(): MapPlace[] {
  const places = Array.from({ length: gridSize ** 2 }, (_, i): MapPlace => [
    Math.floor(i / gridSize),
    i % gridSize,
  ]);
  const turns: readonly MapPlace[] = [
    [0, 0],
    [1, 1],
    [0, 1],
    [1, 0],
  ];
  return turns.flatMap(([r, c]) => places.filter(([row, column]) => row % 2 === r && column % 2 === c));
}

/** How many places come in the first, coarse turn. */
export const coarseCount: number = Math.ceil(gridSize / 2) ** 2;

/**
 * The network's input [224, 224, 3] with a gray square about a place, cut off at the border. Gray is 0, the middle of what
 * the network's inputs range over.
 */
export function covered(input: Float32Array, place: MapPlace): Float32Array {
  const copy = input.slice();
  const step = inputSize / gridSize;
  cover(copy, [inputSize, inputSize, 3], place, { side: patchSize, step, fill: 0 });
  return copy;
}

/**
 * The map as it is drawn: 1 where covering costs the most, 0 where it costs nothing. A place that is not known yet takes
 * the value of its coarse neighbor; undefined where that is not known either.
 */
export function evidence(map: OcclusionValues, uncovered: number): (number | undefined)[] {
  const known = map.filter((p) => typeof p === 'number');
  const most = Math.max(0.02, ...known.map((p) => uncovered - p)); // below 2 % it is noise, and drawn as none
  return Array.from({ length: gridSize ** 2 }, (_, i) => {
    const [row, column] = [Math.floor(i / gridSize), i % gridSize];
    const p = map[i] ?? map[(row - (row % 2)) * gridSize + column - (column % 2)];
    return typeof p === 'number' ? Math.max(0, uncovered - p) / most : undefined;
  });
}

/** How dark the photograph is drawn at a place of the map: where the evidence is, it stays clear. */
export function veil(share: number | undefined): number {
  return share === undefined ? 0.25 : 0.6 * (1 - share);
}
