import type { Network } from '../../../../lib/explorer/network/network';
import type { Columns } from './columns';
import { readFrom, type MapPlace } from './place';

const namespace = 'http://www.w3.org/2000/svg';

/** Lines from the maps that one map was read from: of the chosen map, and, dashed, of the one that is pointed at. */
export class Wires {
  readonly root: SVGSVGElement = document.createElementNS(namespace, 'svg');
  readonly #chosen = ['cx-wire-halo', 'cx-wire'].map(path);
  readonly #pointed = ['cx-wire-halo', 'cx-wire cx-pointed'].map(path);

  constructor() {
    this.root.setAttribute('class', 'cx-beams');
    this.root.setAttribute('aria-hidden', 'true');
    this.root.append(...this.#chosen, ...this.#pointed);
  }

  draw(network: Network, columns: Columns, chosen?: MapPlace, pointed?: MapPlace): void {
    this.#trace(this.#chosen, network, columns, chosen);
    this.#trace(this.#pointed, network, columns, pointed);
  }

  #trace(paths: readonly SVGPathElement[], network: Network, columns: Columns, place?: MapPlace): void {
    const origin = this.root.getBoundingClientRect();
    const to = place && columns.buttonOf(place)?.getBoundingClientRect();
    const sources = place && to ? readFrom(network, place) : [];
    const lines = sources.flatMap((from) => {
      const box = columns.buttonOf(from)?.getBoundingClientRect();
      if (!box || !to) return [];
      const [x0, y0] = [box.right - origin.left, box.top + box.height / 2 - origin.top];
      const [x1, y1] = [to.left - origin.left, to.top + to.height / 2 - origin.top];
      const bend = (x1 - x0) / 2;
      return [`M${x0} ${y0} C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`];
    });
    for (const one of paths) one.setAttribute('d', lines.join(' '));
  }
}

function path(kind: string): SVGPathElement {
  const made = document.createElementNS(namespace, 'path');
  made.setAttribute('class', `${kind} cx-thin`);
  return made;
}
