import { number, type Say } from '../../../lib/explorer/words/phrase';
import type { Explorer } from '../../../lib/explorer/model/explorer';
import { link } from '../../../lib/explorer/words/words';
import { element } from '../../labextension/src/dom';
import { context, density, type Box } from './draw/marks';
import { clamp, mapScale } from './draw/scale';
import type { Theme } from './draw/theme';
import type { Words } from './words';

/** One pane: its title line, and a square view with a canvas. */
export interface Pane {
  readonly root: HTMLElement;
  readonly title: HTMLElement;
  readonly size: HTMLElement;
  readonly more: HTMLElement;
  readonly view: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly c: CanvasRenderingContext2D;
}

function pane(name: string): Pane {
  const [title, size, more] = [
    element('span', { class: 'cx-name' }),
    element('span'),
    element('span', { class: 'cx-more' }),
  ];
  const canvas = element('canvas', { attributes: { role: 'img' } });
  const view = element('div', { class: 'cx-view', children: [canvas] });
  const head = element('div', { class: 'cx-title', children: [title, size, more] });
  const root = element('div', { class: `cx-pane ${name}`, children: [head, view] });
  return { root, title, size, more, view, canvas, c: context(canvas) };
}

/** The panes with their titles, the window that is dragged, and the color scale below the map. */
export class Stage {
  readonly picture = pane('picture');
  readonly map = pane('map');
  /** The window on the picture: what has the focus, and is dragged. */
  readonly window = element('div', {
    class: 'cx-window',
    attributes: { tabindex: '0', role: 'application' },
  });
  readonly #low = element('span');
  readonly #high = element('span');
  readonly #zero = element('span', { class: 'zero', text: '0' });
  readonly #now = element('span', { class: 'now' });
  readonly #bar = element('div', { class: 'bar', children: [this.#zero, this.#now] });

  constructor(
    private readonly explorer: Explorer,
    private readonly say: Say,
  ) {
    this.window.setAttribute('aria-roledescription', say('window on the picture', '그림 위의 창'));
    this.picture.view.append(element('div', { class: 'cx-clip', children: [this.window] }));
    this.map.root.append(element('div', { class: 'cx-scale', children: [this.#low, this.#bar, this.#high] }));
    this.map.title.textContent = say('Activation map', '활성화 맵');
  }

  /** Sizes both canvases. */
  resize(side: number): void {
    for (const { canvas } of [this.picture, this.map])
      canvas.width = canvas.height = Math.round(side * density());
  }

  placeWindow({ x, y, w, h }: Box): void {
    const { style } = this.window;
    style.width = `${w}px`;
    style.height = `${h}px`;
    style.transform = `translate(${x}px, ${y}px)`;
  }

  /** Where the present value stands on the scale. */
  drawMarker(): void {
    const { layer, result } = this.explorer;
    const share = this.#signed
      ? 50 + 50 * clamp(result / layer.range, -1, 1)
      : 100 * clamp(result / layer.range, 0, 1);
    this.#now.style.left = `${share}%`;
  }

  get #signed(): boolean {
    return this.explorer.layer.operation === 'conv' || this.explorer.layer.signedPixels;
  }

  colorScale(t: Theme): void {
    const { css } = mapScale(this.explorer.layer, t.dark).palette;
    const stops = Array.from({ length: 9 }, (_, i) => css[Math.round((i / 8) * (css.length - 1))]);
    this.#bar.style.background = `linear-gradient(90deg, ${stops.join(', ')})`;
    this.#zero.hidden = !this.#signed;
  }

  /** The words around the panes. */
  write(words: Words): void {
    const { explorer, say } = this;
    const { layer, walk, settings, pictures } = explorer;
    const { g, channels, range, clipped } = layer;
    const backward = settings.direction === 'backward';
    const { name } = pictures[settings.picture];
    words.put(this.picture.title, [backward ? say('Gradient', '기울기') : name]);
    words.put(this.picture.size, [`${g.h} × ${g.w}${channels > 1 ? ` × ${channels}` : ''}`]);
    const pointed = link(explorer, say);
    words.put(
      this.picture.more,
      pointed.length > 0
        ? pointed
        : [say('drag the window, point at a pixel', '창을 끌거나 픽셀을 가리켜 보세요')],
    );
    words.put(this.map.size, [`${g.oh} × ${g.ow}`]);
    const share = (100 * walk.seen) / walk.total;
    const filled = number(share, share < 2 ? 1 : 0);
    words.put(
      this.map.more,
      walk.seen === walk.total ? [] : [say(`${filled}\u00a0% filled`, `${filled}% 채움`)],
    );
    const end = (sign: number): string => number(sign * range, range >= 10 ? 0 : 1);
    words.put(this.#low, [this.#signed ? `${clipped ? '≤ ' : ''}${end(-1)}` : '0']);
    words.put(this.#high, [`${clipped ? '≥ ' : ''}${end(1)}`]);
    this.window.setAttribute('aria-label', words.windowLabel());
    label(
      this.picture.canvas,
      say(`Picture: ${name}, ${g.h} by ${g.w} pixels`, `그림: ${name}, ${g.h} × ${g.w}픽셀`),
    );
    const seen = say(
      `Activation map, ${g.oh} by ${g.ow}, ${walk.seen} outputs shown`,
      `활성화 맵, ${g.oh} × ${g.ow}, 출력 ${walk.seen}개가 보임`,
    );
    label(this.map.canvas, seen);
  }
}

function label(canvas: HTMLCanvasElement, words: string): void {
  canvas.setAttribute('aria-label', words);
}
