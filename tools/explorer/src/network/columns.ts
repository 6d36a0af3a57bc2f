import type { Network, Stage } from '../../../../lib/explorer/network/network';
import { sizeInWords } from '../../../../lib/explorer/network/words';
import type { Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import { grayScale, signedScale, type Scale } from '../draw/scale';
import { caption } from './caption';
import { mapCanvas, mapValues, pixelFor } from './map-canvas';
import type { MapPlace } from './place';

const pixel = 2; // CSS pixels a number of a map: all maps have one scale
const unitPixel = 7;
/** A layer with more maps shows its first ones: what they are made of can be seen all the same. */
export const mostShown = 32;
const tallest = 460; // CSS pixels: more maps stand in a second column
const unitsInColumn = 42;

/** The layers as columns of maps with their true shapes; each map is a button, reached by arrow keys. */
export class Columns {
  readonly root: HTMLElement = element('div', { class: 'cx-layers' });
  #buttons: HTMLButtonElement[][] = [];
  #at: MapPlace = { stage: 0, map: 0 };

  constructor(
    private readonly network: Network,
    private readonly say: Say,
    private readonly choose: (place: MapPlace) => void,
    private readonly point: (place?: MapPlace) => void,
  ) {
    this.root.addEventListener('pointerleave', () => {
      this.point();
    });
    this.root.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !this.#move(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /** Draws all maps of the present image. */
  draw(dark: boolean, chosen: MapPlace): void {
    const { network, say } = this;
    this.#at = chosen;
    this.#buttons = network.stages.map(() => []);
    const columns = network.stages.flatMap((stage, s) => {
      if (stage.layer?.kind === 'flatten') return []; // the same numbers once more
      const scale = scaleOf(stage, dark);
      const [all, size] = shapeOf(stage);
      const flat = size === null;
      const count = flat ? all : Math.min(all, mostShown);
      const buttons = Array.from({ length: count }, (_, map) => {
        const values = mapValues(stage.out, map);
        const canvas = mapCanvas(values, size ?? [1, 1], scale, flat ? unitPixel : pixelFor(size[0], pixel));
        const isChosen = chosen.stage === s && chosen.map === map;
        const button = element('button', {
          class: 'cx-map',
          attributes: {
            type: 'button',
            'aria-label': caption(network, { stage: s, map }, values, say),
            'aria-pressed': String(isChosen),
            tabindex: isChosen ? '0' : '-1',
          },
          children: [canvas],
        });
        button.addEventListener('click', () => {
          this.choose({ stage: s, map });
        });
        button.addEventListener('pointerenter', ({ pointerType }) => {
          if (pointerType !== 'touch') this.point({ stage: s, map }); // a finger presses
        });
        return button;
      });
      this.#buttons[s] = buttons;
      const maps = element('div', { class: flat ? 'cx-units' : 'cx-maps', children: buttons });
      if (flat) maps.style.gridTemplateRows = `repeat(${Math.min(count, unitsInColumn)}, auto)`;
      const height = size ? size[0] * pixelFor(size[0], pixel) + 8 : 0; // of a map, with the gap below it
      if (count * height > tallest) {
        const rows = Math.max(1, Math.floor(tallest / height));
        maps.classList.add('cx-many');
        maps.style.gridTemplateRows = `repeat(${Math.min(count, rows)}, auto)`;
      }
      const shape = size ? `${size[0]} × ${size[1]} × ${all}` : String(all);
      const size2 = count < all ? say(`${shape}, the first ${count}`, `${shape}, 앞의 ${count}장`) : shape;
      const head = [
        element('span', {
          class: 'cx-name',
          text: stage.name === 'input' ? say('image', '그림') : stage.name,
        }),
        element('span', { text: size2 }),
      ];
      return [
        element('div', {
          class: 'cx-layer',
          attributes: { role: 'group', 'aria-label': `${stage.name}: ${sizeInWords(stage, say)}` },
          children: [element('div', { class: 'cx-layer-head', children: head }), maps],
        }),
      ];
    });
    this.root.replaceChildren(...columns);
  }

  buttonOf({ stage, map }: MapPlace): HTMLButtonElement | undefined {
    return this.#buttons[stage]?.[map];
  }

  /** Outlines the maps that one is made of. */
  mark(sources: readonly MapPlace[]): void {
    const read = new Set(sources.map((place) => this.buttonOf(place)));
    for (const button of this.#buttons.flat()) button.classList.toggle('cx-read', read.has(button));
  }

  focus(): void {
    this.buttonOf(this.#at)?.focus({ preventScroll: true });
  }

  /** Arrow keys: up and down within a column, left and right to the next one at the same height. */
  #move(key: string): boolean {
    const { stage, map } = this.#at;
    const own = this.#buttons[stage];
    const across = (step: number): MapPlace | undefined => {
      let to = stage + step;
      while (this.#buttons[to]?.length === 0) to += step;
      const column = this.#buttons[to] as HTMLButtonElement[] | undefined;
      return (
        column && { stage: to, map: Math.round((map / Math.max(1, own.length - 1)) * (column.length - 1)) }
      );
    };
    const to: Readonly<Record<string, MapPlace | undefined>> = {
      ArrowUp: map > 0 ? { stage, map: map - 1 } : undefined,
      ArrowDown: map < own.length - 1 ? { stage, map: map + 1 } : undefined,
      ArrowLeft: across(-1),
      ArrowRight: across(1),
    };
    if (!(key in to)) return false;
    const place = to[key];
    if (place) {
      this.choose(place);
      this.focus();
    }
    return true;
  }
}

/** How many maps a stage has, and their size; null for units. */
export function shapeOf({ out }: Stage): readonly [count: number, size: readonly [number, number] | null] {
  if (out.shape.length === 2) return [out.shape[1], null];
  return [out.shape[3], [out.shape[1], out.shape[2]]];
}

/** One scale for all maps of a stage: black to white where nothing is negative, else about zero. */
export function scaleOf({ out, layer }: Stage, dark: boolean): Scale {
  let [low, high] = [0, 1e-6];
  for (const value of out.data) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!layer) return grayScale(Math.max(1, high), low < 0 ? -Math.max(high, -low) : 0);
  return signedScale(dark, Math.max(high, -low));
}
