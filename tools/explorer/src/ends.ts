import type { Place } from '../../../lib/explorer/model/geometry';
import { Arithmetic } from './arithmetic/arithmetic';
import type { BeamEnds } from './beams';
import type { ColumnsView } from './columns/columns-view';
import { atLeast, type Box } from './draw/marks';
import type { Camera } from './panes/camera';
import type { Stage } from './stage';

/** Where the parts stand on the stage, in its own coordinates. */
export interface Layout {
  readonly picture: Box;
  readonly map: Box;
  readonly patches: Box;
  readonly sum: Box;
  readonly partials: readonly Box[];
}

export function measure(
  area: HTMLElement,
  stage: Stage,
  work: Arithmetic | ColumnsView,
  sideways: boolean,
): Layout {
  const origin = area.getBoundingClientRect();
  const boxOf = (element: Element): Box => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left - origin.left, y: top - origin.top, w: width, h: height };
  };
  const [picture, map] = [boxOf(stage.picture.canvas), boxOf(stage.map.canvas)];
  if (!(work instanceof Arithmetic)) {
    const within = boxOf(work.canvas);
    const { patch, sum } = work.ends();
    return { picture, map, patches: moved(patch, within), sum: moved(sum, within), partials: [] };
  }
  const { parts } = work;
  const boxes = (kind: string): Box[] =>
    parts.filter((part) => part.kind === kind).map(({ canvas }) => boxOf(canvas));
  const patches = boxes('patch');
  const [first, last] = [patches[0], patches[patches.length - 1]];
  return {
    picture,
    map,
    patches: sideways ? { ...first, h: last.y + last.h - first.y } : first,
    sum: boxes('sum')[0],
    partials: boxes('partial'),
  };
}

/** The ends of the beams at the present place, and the window's box on the picture. */
export function findEnds(layout: Layout, camera: Camera, place: Place): { ends: BeamEnds; window: Box } {
  const window = atLeast(camera.window(), 10);
  const cell = within(atLeast(camera.cell(place), 13), camera.side);
  const { picture, map, patches, sum, partials } = layout;
  return {
    window,
    ends: {
      window: moved(within(window, camera.side), picture),
      cell: moved(cell, map),
      patches,
      sum,
      partials,
    },
  };
}

/** The part of a box that a pane shows. */
function within({ x, y, w, h }: Box, side: number): Box {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return { x: left, y: top, w: Math.min(side, x + w) - left, h: Math.min(side, y + h) - top };
}

function moved(box: Box, by: Box): Box {
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}
