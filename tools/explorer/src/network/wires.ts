import type { Network } from '../../../../lib/explorer/network/network';
import type { Columns, MapPlace } from './columns';

const namespace = 'http://www.w3.org/2000/svg';

/** Lines from the maps that one map was read from. */
export class Wires {
  readonly root: SVGSVGElement = document.createElementNS(namespace, 'svg');
  readonly #halo = document.createElementNS(namespace, 'path');
  readonly #path = document.createElementNS(namespace, 'path');

  constructor() {
    this.root.setAttribute('class', 'cx-beams');
    this.root.setAttribute('aria-hidden', 'true');
    this.#halo.setAttribute('class', 'cx-wire-halo cx-thin');
    this.#path.setAttribute('class', 'cx-wire cx-thin');
    this.root.append(this.#halo, this.#path);
  }

  draw(network: Network, columns: Columns, place: MapPlace): void {
    const origin = this.root.getBoundingClientRect();
    const to = columns.buttonOf(place)?.getBoundingClientRect();
    if (!to) return;
    const [x1, y1] = [to.left - origin.left, to.top + to.height / 2 - origin.top];
    const lines = readFrom(network, place).flatMap((from) => {
      const box = columns.buttonOf(from)?.getBoundingClientRect();
      if (!box) return [];
      const [x0, y0] = [box.right - origin.left, box.top + box.height / 2 - origin.top];
      const bend = (x1 - x0) / 2;
      return [`M${x0} ${y0} C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`];
    });
    for (const path of [this.#halo, this.#path]) path.setAttribute('d', lines.join(' '));
  }
}

/** The maps one map is computed from. */
function readFrom(network: Network, { stage, map }: MapPlace): MapPlace[] {
  const { stages } = network;
  const { layer } = stages[stage];
  if (!layer) return [];
  const from = stages[stage - 1].layer?.kind === 'flatten' ? stage - 2 : stage - 1;
  if (layer.kind === 'sum')
    return [
      { stage: layer.from ?? 0, map },
      { stage: from, map },
    ];
  if (layer.kind === 'conv2d') {
    const [first, end] = network.sourcesOf(stage, map);
    return Array.from({ length: end - first }, (_, i) => ({ stage: from, map: first + i }));
  }
  if (layer.kind !== 'dense') return [{ stage: from, map }];
  const { shape } = stages[from].out;
  return Array.from({ length: shape[shape.length - 1] }, (_, source) => ({ stage: from, map: source }));
}
