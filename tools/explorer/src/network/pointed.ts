import type { Network } from '../../../../lib/explorer/network/network';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import type { Columns } from './columns';
import { readFrom, type MapPlace } from './place';
import { Wires } from './wires';

/** The map that is pointed at: a line about it, and what it is made of, marked in the columns. By keyboard, the map with the focus. */
export class Pointed {
  readonly wires = new Wires();
  /** Not a live region: the map's button says the same. */
  readonly caption: HTMLElement = element('p', { class: 'cx-caption' });
  #place: MapPlace | undefined;
  #chosen: MapPlace | undefined;

  constructor(
    private readonly network: Network,
    private readonly columns: Columns,
    private readonly say: Say,
  ) {
    for (const kind of ['focusin', 'focusout'])
      columns.root.addEventListener(kind, () => {
        this.#caption();
      });
  }

  point(place: MapPlace | undefined): void {
    this.#place = place;
    this.#draw();
  }

  draw(chosen: MapPlace): void {
    this.#chosen = chosen;
    this.#draw();
  }

  #draw(): void {
    const { network, columns } = this;
    const same = this.#place?.stage === this.#chosen?.stage && this.#place?.map === this.#chosen?.map;
    const place = same ? undefined : this.#place; // the chosen map has its own wires
    this.wires.draw(network, columns, this.#chosen, place);
    columns.mark(place ? readFrom(network, place) : []);
    this.#caption();
  }

  #caption(): void {
    const { columns, say } = this;
    const place = this.#place ?? (columns.root.contains(document.activeElement) ? this.#chosen : undefined);
    this.caption.textContent =
      (place && columns.buttonOf(place)?.getAttribute('aria-label')) ??
      say(
        'Point at a map to see what it is made of; press it to open it below.',
        '맵을 가리키면 무엇으로 만들어졌는지 보이고, 누르면 아래에 펼쳐집니다.',
      );
  }
}
