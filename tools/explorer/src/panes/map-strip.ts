import type { Explorer } from '../../../../lib/explorer/model/explorer';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import { context } from '../draw/marks';
import type { Theme } from '../draw/theme';
import { MapImage } from './map-image';

/** The maps of all filters that work together, side by side, each growing as the window goes. A press looks at one. */
export class MapStrip {
  readonly root: HTMLElement = element('div', { class: 'cx-strip' });
  #images: { readonly image: MapImage; readonly button: HTMLButtonElement; readonly id: string }[] = [];

  constructor(
    private readonly explorer: Explorer,
    private readonly say: Say,
    private readonly choose: (filter: string) => void,
  ) {}

  /** One button a filter, where there are several. */
  update(): void {
    const { explorer, say } = this;
    const bank = explorer.bank.length > 1 && !explorer.pooling ? explorer.bank : [];
    this.root.hidden = bank.length === 0;
    if (bank.map(({ id }) => id).join() !== this.#images.map(({ id }) => id).join()) {
      this.#images = bank.map(({ id, name }) => {
        const canvas = element('canvas', { attributes: { 'aria-hidden': 'true' } });
        const button = element('button', {
          attributes: { type: 'button', 'aria-label': say(`Map of ${name}`, `맵: ${name}`) },
          children: [canvas, element('span', { text: name })],
        });
        button.addEventListener('click', () => {
          this.choose(id);
        });
        return { image: new MapImage(context(canvas)), button, id };
      });
      this.root.replaceChildren(...this.#images.map(({ button }) => button));
    }
    for (const { id, button } of this.#images)
      button.setAttribute('aria-pressed', String(id === explorer.settings.filter));
  }

  draw({ dark }: Theme): void {
    const { layer, walk } = this.explorer;
    this.#images.forEach(({ image }, i) => {
      image.update(layer, layer.maps[i], walk, dark);
    });
  }
}
