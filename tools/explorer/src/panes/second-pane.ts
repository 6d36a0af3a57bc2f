import type { Explorer } from '../../../../lib/explorer/model/explorer';
import type { Layer } from '../../../../lib/explorer/model/layer';
import { placeAbove, placeBelow } from '../../../../lib/explorer/model/second';
import { Walk } from '../../../../lib/explorer/model/walk';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { secondSentence } from '../../../../lib/explorer/words/second';
import { element } from '../../../labextension/src/dom';
import type { Actions } from '../actions';
import { atLeast, context, density, outline } from '../draw/marks';
import type { Theme } from '../draw/theme';
import { local, placesByKey } from '../pointing';
import type { Camera } from './camera';
import { MapImage } from './map-image';
import { begin } from './picture-pane';

/** The map of a second layer. Pointing into it moves the window, and shows what an output sees of both layers below. */
export class SecondPane {
  readonly root: HTMLElement;
  readonly #size = element('span');
  readonly #canvas = element('canvas', { attributes: { tabindex: '0', role: 'application' } });
  readonly #c = context(this.#canvas);
  readonly #map = new MapImage();
  readonly #whole = new Walk();
  #drawn: Layer | undefined;

  constructor(
    private readonly explorer: Explorer,
    private readonly camera: Camera,
    private readonly say: Say,
    private readonly actions: Actions,
  ) {
    const name = say('Second map', '둘째 맵');
    this.#canvas.setAttribute('aria-label', name);
    const how = say('ReLU, then this filter on its side', 'ReLU를 지나, 행과 열을 바꾼 필터로');
    const title = element('div', {
      class: 'cx-title',
      children: [
        element('span', { class: 'cx-name', text: name }),
        this.#size,
        element('span', { class: 'cx-more', text: how }),
      ],
    });
    const view = element('div', { class: 'cx-view', children: [this.#canvas] });
    this.root = element('div', { class: 'cx-second', children: [title, view] });
    this.#listen();
  }

  draw(t: Theme): void {
    const { explorer, camera } = this;
    const { second, walk } = explorer;
    this.root.hidden = second === undefined;
    if (!second) return;
    const { g } = second;
    const pixels = Math.round(camera.side * density());
    if (this.#canvas.width !== pixels) this.#canvas.width = this.#canvas.height = pixels;
    if (this.#drawn !== second) {
      this.#drawn = second;
      this.#whole.restart(g, { row: 0, column: 0 });
      this.#whole.fill();
    }
    this.#map.update(second, second.map, this.#whole, t.dark);
    this.#whole.fresh.length = 0;
    begin(this.#c, camera.side);
    const first = camera.above(g, { row: 0, column: 0 });
    this.#c.imageSmoothingEnabled = first.w < 2.6;
    this.#c.drawImage(this.#map.canvas, first.x, first.y, first.w * g.ow, first.h * g.oh);
    const here = camera.above(g, placeAbove(second, walk.place));
    outline(this.#c, atLeast(here, 9), t.window, t);
  }

  /** The words around it. */
  write(): void {
    const { second } = this.explorer;
    if (!second) return;
    this.#size.textContent = `${second.g.oh} × ${second.g.ow}`;
    this.#canvas.setAttribute('aria-label', secondSentence(this.explorer, this.say));
  }

  #listen(): void {
    const { explorer, camera, actions } = this;
    const canvas = this.#canvas;
    const point = (event: PointerEvent): void => {
      const { second } = explorer;
      if (second)
        actions.go(placeBelow(second, placeAbove(second, camera.placeAround(...local(canvas, event)))));
    };
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse' || event.buttons > 0) point(event);
    });
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      point(event);
    });
    canvas.addEventListener('keydown', (event) => {
      const { second, walk } = explorer;
      const to = second && placesByKey(event, placeAbove(second, walk.place), second.g);
      if (!to) return;
      actions.go(placeBelow(second, placeAbove(second, placeBelow(second, to))), !event.repeat);
      event.preventDefault();
      event.stopPropagation();
    });
  }
}
