import { Explorer } from '../../../../lib/explorer/model/explorer';
import type { Place } from '../../../../lib/explorer/model/geometry';
import { decodePicture } from '../../../../lib/explorer/floats';
import type { Network } from '../../../../lib/explorer/network/network';
import { verdict } from '../../../../lib/explorer/network/words';
import type { Say } from '../../../../lib/explorer/words/phrase';
import type { Backend } from '../../../../lib/backend';
import type { Tensor } from '../../../../lib/tensor';
import { element } from '../../../labextension/src/dom';
import { choice } from '../controls/form';
import { drawFace } from '../controls/face';
import { readTheme, watchTheme } from '../draw/theme';
import { Figure } from '../figure';
import { drawAnswers } from './answers';
import { Columns } from './columns';
import type { MapPlace } from './place';
import { Pointed } from './pointed';
import { drawSources } from './sources';

/** The network view: layers as columns, a map and what it is made of, and the picture view of one of its multiplications. */
export class NetworkFigure {
  readonly root: HTMLElement;
  readonly #columns: Columns;
  readonly #pointed: Pointed;
  readonly #scroller = element('div', { class: 'cx-scroller' });
  readonly #answers = element('div', { class: 'cx-answers-place' });
  readonly #sources = element('div');
  readonly #closeUp = element('div', { class: 'cx-close-up' });
  readonly #unwatch: () => void;
  readonly #resizer = new ResizeObserver(() => {
    this.#draw();
  });
  #chosen: MapPlace;
  #revealed = false;
  #figure: Figure | undefined;

  constructor(
    readonly network: Network,
    images: readonly Tensor[],
    private readonly engine: Backend,
    private readonly say: Say,
  ) {
    const convolutions = network.stages.flatMap(({ layer }, stage) =>
      layer?.kind === 'conv2d' ? [stage] : [],
    );
    this.#chosen = { stage: convolutions[convolutions.length - 1] ?? 0, map: 0 };
    const choose = (place: MapPlace): void => {
      this.#chosen = place;
      this.#closeFigure();
      this.#draw();
      this.#reveal();
      this.#columns.focus();
    };
    this.#columns = new Columns(network, say, choose, (place) => {
      this.#pointed.point(place);
    });
    this.#pointed = new Pointed(network, this.#columns, say);
    const options = images.map((image, i) => ({
      value: String(i),
      label: String(i + 1),
      face: drawFace(image),
    }));
    const pictures = choice(say('image', '그림'), options, (value) => {
      network.run(Number(value));
      this.#closeFigure();
      this.#draw();
    });
    pictures.set('0');
    const layers = element('div', {
      class: 'cx-wired',
      children: [this.#columns.root, this.#pointed.wires.root],
    });
    this.#scroller.append(layers);
    const stage = element('div', { class: 'cx-network', children: [this.#scroller, this.#answers] });
    this.root = element('section', {
      class: 'cx',
      attributes: {
        'aria-label': network.data.title || say('A network, layer by layer', '층마다 들여다보는 신경망'),
      },
      children: [
        ...(images.length > 1 ? [pictures.root] : []),
        ...[stage, this.#pointed.caption, this.#sources, this.#closeUp],
      ],
    });
    this.#unwatch = watchTheme(() => {
      this.#draw();
    });
  }

  /** Draws for the first time, once the figure stands in the page. */
  begin(): void {
    this.#draw();
    this.#resizer.observe(this.root);
  }

  /** The network looks at something else. */
  redraw(): void {
    this.#closeFigure();
    this.#draw();
  }

  close(): void {
    this.#unwatch();
    this.#resizer.disconnect();
    this.#closeFigure();
    this.root.remove();
  }

  #draw(): void {
    if (!this.root.isConnected) return;
    const { network, say } = this;
    const { dark } = readTheme(this.root);
    const { activeElement } = document;
    const [onMap, onSource] = [this.#columns.root, this.#sources].map((part) => part.contains(activeElement));
    this.#columns.draw(dark, this.#chosen);
    this.#answers.replaceChildren(drawAnswers(network, say));
    this.#sources.replaceChildren(
      drawSources(network, this.#chosen, dark, say, (pixel) => {
        this.#open(pixel);
      }),
    );
    this.#pointed.draw(this.#chosen);
    if (!this.#revealed) this.#reveal();
    // What had the focus has been drawn anew.
    if (onMap) this.#columns.focus();
    if (onSource) this.#sources.querySelector<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
    this.root.setAttribute('aria-description', verdict(network, say));
  }

  /** Scrolls sideways, no further than needed, until the chosen map is in sight; not where the figure is folded away. */
  #reveal(): void {
    const map = this.#columns.buttonOf(this.#chosen)?.getBoundingClientRect();
    const view = this.#scroller.getBoundingClientRect();
    if (!map || view.width === 0) return;
    this.#revealed = true;
    const margin = Math.min(view.width / 3, 160); // the column that it was read from is seen with it
    if (map.left < view.left + margin) this.#scroller.scrollLeft -= view.left + margin - map.left;
    else if (map.right > view.right - margin) this.#scroller.scrollLeft += map.right - view.right + margin;
  }

  /** Opens the picture view at the multiplication behind one pixel. */
  #open(pixel: Place): void {
    const data = this.network.pictureView(this.#chosen.stage, this.#chosen.map, pixel);
    if (!data) return;
    this.#closeFigure();
    const pictures = data.pictures.flatMap((picture) => {
      const pixels = decodePicture(picture);
      return pixels ? [{ name: picture.name, pixels }] : [];
    });
    this.#figure = new Figure(new Explorer(this.engine, pictures, data), data, this.say);
    this.#closeUp.replaceChildren(this.#figure.root);
    this.#figure.begin();
    // By keyboard, too, one goes on with the window; what was pressed is drawn anew.
    this.#closeUp.querySelector<HTMLElement>('.cx-window')?.focus({ preventScroll: true });
    this.#closeUp.scrollIntoView({ block: 'nearest' });
  }

  #closeFigure(): void {
    this.#figure?.close();
    this.#figure = undefined;
  }
}
