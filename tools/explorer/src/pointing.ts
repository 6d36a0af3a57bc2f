import type { Explorer } from '../../../lib/explorer/model/explorer';
import { onPicture, type Geometry, type Place } from '../../../lib/explorer/model/geometry';
import type { Actions } from './actions';
import type { Camera } from './panes/camera';
import type { Stage } from './stage';

type Point = readonly [x: number, y: number];

/**
 * Mouse and finger. The window is dragged; a press on the picture brings it there; on the map, outputs are pointed at. A
 * finger scrolls the page unless it holds the window: a tap moves it.
 */
export function listenToPointer(stage: Stage, explorer: Explorer, camera: Camera, actions: Actions): void {
  const { picture, map, window } = stage;
  let grip: Point | null = null; // from the window's middle to where it is held
  const hold = (event: PointerEvent): void => {
    const [x, y] = local(picture.canvas, event);
    const box = camera.window();
    grip = [x - box.x - box.w / 2, y - box.y - box.h / 2];
    explorer.pixel = null;
    window.classList.add('held');
    window.setPointerCapture(event.pointerId);
    window.focus({ preventScroll: true });
    event.preventDefault();
  };
  const release = (): void => {
    grip = null;
    window.classList.remove('held');
  };
  const point = (x: number, y: number): void => {
    const pixel = camera.pixelAt(x, y);
    explorer.pixel = onPicture(explorer.layer.g, pixel) ? pixel : null;
    actions.redraw();
  };

  window.addEventListener('pointerdown', hold);
  window.addEventListener('pointermove', (event) => {
    const [x, y] = local(picture.canvas, event);
    if (grip) actions.go(camera.placeAround(x - grip[0], y - grip[1]));
    else point(x, y);
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
    window.addEventListener(end, release);

  picture.canvas.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse') return;
    actions.go(camera.placeAround(...local(picture.canvas, event)));
    hold(event);
  });
  picture.canvas.addEventListener('click', (event) => {
    if (!grip && event.pointerType !== 'mouse')
      actions.go(camera.placeAround(...local(picture.canvas, event)));
  });
  picture.canvas.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' && !grip) point(...local(picture.canvas, event));
  });
  picture.view.addEventListener('pointerleave', () => {
    explorer.pixel = null;
    actions.redraw();
  });

  map.canvas.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse' || event.buttons > 0)
      actions.go(camera.placeAround(...local(map.canvas, event)));
  });
  map.canvas.addEventListener('pointerdown', (event) => {
    map.canvas.setPointerCapture(event.pointerId);
    actions.go(camera.placeAround(...local(map.canvas, event)));
  });
  for (const { view } of [picture, map]) {
    view.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return; // a page is for scrolling
        event.preventDefault();
        actions.zoomTo(camera.zoom - event.deltaY * 0.004);
      },
      { passive: false },
    );
  }
}

/** Keys on the window. */
export function listenToKeys({ window }: Stage, explorer: Explorer, camera: Camera, actions: Actions): void {
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    const to = placesByKey(event, explorer.walk.place, explorer.layer.g);
    if (to) actions.go(to, !event.repeat);
    else if (key === ' ') actions.toggleSweep();
    else if (key === '+' || key === '=') actions.zoomTo(camera.zoom + 0.1);
    else if (key === '-') actions.zoomTo(camera.zoom - 0.1);
    else if (key === 'f') actions.fill();
    else if (key === 'c') actions.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Where a key leads from a place of a map; with Shift, arrows go eight steps. Undefined for other keys. */
export function placesByKey(
  { key, shiftKey }: KeyboardEvent,
  { row, column }: Place,
  { oh, ow }: Geometry,
): Place | undefined {
  const by = shiftKey ? 8 : 1;
  const places: Readonly<Record<string, Place | undefined>> = {
    ArrowUp: { row: row - by, column },
    ArrowDown: { row: row + by, column },
    ArrowLeft: { row, column: column - by },
    ArrowRight: { row, column: column + by },
    Home: { row, column: 0 },
    End: { row, column: ow - 1 },
    PageUp: { row: 0, column },
    PageDown: { row: oh - 1, column },
  };
  return places[key];
}

/** Where an event happened, from the element's upper left corner. */
export function local(element: Element, event: MouseEvent): Point {
  const { left, top } = element.getBoundingClientRect();
  return [event.clientX - left, event.clientY - top];
}
