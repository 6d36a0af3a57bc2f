import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { brief, number, type Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import { context, density, hatch, outline, type Box } from '../draw/marks';
import { mapScale, pixelScale, signedScale } from '../draw/scale';
import type { Theme } from '../draw/theme';
import { layOut, title, type ColumnsLayout } from './layout';
import { rowAt, type Entry } from './rows';

const flight = 700; // milliseconds

/**
 * The convolution as a matrix product, as im2col lays it out: each window is a row, each filter a column, and a row times a
 * column is an output. When the window has come to rest, its patch flies into its row.
 */
export class ColumnsView {
  readonly root: HTMLElement;
  readonly #canvas = element('canvas', { attributes: { role: 'img' } });
  readonly #c = context(this.#canvas);
  #layout: ColumnsLayout | undefined;
  #began = -1;

  constructor(
    private readonly explorer: Explorer,
    private readonly say: Say,
  ) {
    this.#canvas.setAttribute('aria-label', say('matrix product', '행렬 곱'));
    this.root = element('div', { class: 'cx-columns', children: [this.#canvas] });
  }

  /** Sizes the canvas for a place `width` wide. */
  arrange(width: number): void {
    const layout = layOut(this.explorer, width);
    this.#layout = layout;
    this.#canvas.width = Math.round(layout.width * density());
    this.#canvas.height = Math.round(layout.height * density());
    this.#canvas.style.width = `${layout.width}px`;
    this.#canvas.style.height = `${layout.height}px`;
    this.#c.setTransform(density(), 0, 0, density(), 0, 0);
    const { g, channels } = this.explorer.layer;
    const [rows, inner, columns] = [g.oh * g.ow, g.kh * g.kw * channels, this.explorer.bank.length];
    const words = this.say(
      `Windows as rows [${rows}, ${inner}] times filters as columns [${inner}, ${columns}] gives the map [${rows}, ${columns}]`,
      `창을 행으로 [${rows}, ${inner}], 필터를 열로 [${inner}, ${columns}] 놓고 곱하면 맵 [${rows}, ${columns}]`,
    );
    this.#canvas.setAttribute('aria-label', words);
  }

  /** Where the beams end: the patch, and the present output. */
  ends(): { patch: Box; sum: Box } {
    const layout = (this.#layout ??= layOut(this.explorer, 300));
    return { patch: layout.patch, sum: layout.result(layout.middle, this.#chosen) };
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas;
  }

  get #chosen(): number {
    return Math.max(
      0,
      this.explorer.bank.findIndex(({ id }) => id === this.explorer.settings.filter),
    );
  }

  /** The patch sets out for its row. */
  start(now: number): void {
    this.#began = now;
  }

  /** Whether it is still on its way. */
  flying(now: number): boolean {
    if (this.#began >= 0 && now - this.#began > flight) this.#began = -1;
    return this.#began >= 0;
  }

  draw(t: Theme, now: number): void {
    const { explorer } = this;
    const c = this.#c;
    const layout = this.#layout;
    if (!layout) return;
    c.clearRect(0, 0, layout.width, layout.height);
    this.#titles(layout, t);
    const first = explorer.walk.index - layout.middle;
    for (let r = 0; r < layout.rows; r++) {
      const index = first + r;
      const present = r === layout.middle;
      if (index < 0 || index >= explorer.walk.total) continue;
      const entries = rowAt(explorer, index);
      c.globalAlpha = present ? 1 : t.dark ? 0.7 : 0.45; // digits are read there, too
      entries.forEach((entry, k) => {
        if (!present || !this.flying(now)) this.#tile(entry, layout.entry(r, k), t);
      });
      this.#results(layout, r, index, t);
      c.globalAlpha = 1;
    }
    this.#filters(layout, t);
    this.#patch(layout, now, t);
    outline(c, layout.row(layout.middle), t.window, t);
    outline(c, layout.filter(this.#chosen), t.window, t);
    outline(c, layout.result(layout.middle, this.#chosen), t.window, t);
  }

  #patch(layout: ColumnsLayout, now: number, t: Theme): void {
    const entries = rowAt(this.explorer, this.explorer.walk.index);
    const time = this.flying(now) ? (now - this.#began) / flight : 1;
    entries.forEach((entry, k) => {
      const from = layout.patchTile(entry);
      this.#tile(entry, from, t);
      if (time >= 1) return;
      // One tile after the other: the rows of the patch follow each other into one line.
      const own = Math.max(0, Math.min(1, time * 1.6 - (0.6 * k) / entries.length));
      const eased = own * own * (3 - 2 * own);
      const to = layout.entry(layout.middle, k);
      this.#tile(entry, between(from, to, eased), t);
    });
  }

  #tile({ value, channel }: Entry, box: Box, t: Theme): void {
    const c = this.#c;
    const gap = box.w >= 9 ? 1 : 0;
    if (value === null) {
      c.fillStyle = t.line;
      c.fillRect(box.x, box.y, box.w - gap, box.h - gap);
      if (box.w >= 6) hatch(c, { ...box, w: box.w - gap, h: box.h - gap }, t, 5);
      return;
    }
    const { palette, index } = pixelScale(this.explorer.layer, channel, t.dark);
    c.fillStyle = palette.css[index(value)];
    c.fillRect(box.x, box.y, box.w - gap, box.h - gap);
    this.#number(value, box, palette.ink[index(value)], t);
  }

  /** Where there is room. */
  #number(value: number, { x, y, w, h }: Box, ink: string, t: Theme): void {
    if (w < 21 || h < 14) return;
    const c = this.#c;
    c.font = `${Math.min(10.5, w * 0.42)}px ${t.font}`;
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    c.fillStyle = ink;
    const digits = Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 && w < 30 ? 1 : 2;
    const text = Number.isInteger(value) ? number(value) : brief(value, digits);
    c.fillText(text, x + w / 2 - 0.5, y + h / 2 + 0.5);
  }

  #filters(layout: ColumnsLayout, t: Theme): void {
    const { bankSlices, layer } = this.explorer;
    const { palette, index } = signedScale(t.dark, layer.weightRange);
    bankSlices.forEach((slices, o) => {
      for (let k = 0; k < layout.inner; k++) {
        const box = layout.weight(k, o);
        // Tap by tap, the channels of one tap together: the order of a row.
        const weight = slices[k % layer.channels][Math.floor(k / layer.channels)];
        this.#c.fillStyle = palette.css[index(weight)];
        this.#c.fillRect(box.x, box.y, box.w - (box.h >= 9 ? 1 : 0), box.h - (box.h >= 9 ? 1 : 0));
        this.#number(weight, box, palette.ink[index(weight)], t);
      }
    });
  }

  #results(layout: ColumnsLayout, r: number, index: number, t: Theme): void {
    const { layer, walk } = this.explorer;
    const { palette, index: color } = mapScale(layer, t.dark);
    layer.maps.forEach((map, o) => {
      const { x, y, w, h } = layout.result(r, o);
      this.#c.fillStyle = walk.visited[index] ? palette.css[color(map[index])] : t.line;
      this.#c.fillRect(x, y, w - 1, h - 1);
      if (walk.visited[index]) this.#number(map[index], { x, y, w, h }, palette.ink[color(map[index])], t);
    });
  }

  #titles(layout: ColumnsLayout, t: Theme): void {
    const { say } = this;
    const c = this.#c;
    c.font = `13px ${t.font}`;
    c.fillStyle = t.soft;
    c.textBaseline = 'top';
    c.textAlign = 'left';
    c.fillText(say('patch', '패치'), layout.patch.x, 0);
    const words = [say('windows', '창은'), say('as rows', '행으로')];
    const lines = layout.titles.isNarrow ? words : [words.join(' ')];
    lines.forEach((line, i) => {
      c.fillText(line, layout.row(0).x, layout.titles.rows + 16 * i);
    });
    c.fillText(say('filter as column', '필터는 열로'), layout.filter(0).x, layout.titles.filter);
    c.fillText(say('outputs', '출력'), layout.result(0, 0).x, layout.row(0).y - title);
    c.font = `18px ${t.font}`;
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    const y = layout.row(layout.middle).y + layout.row(layout.middle).h / 2;
    c.fillText('×', layout.filter(0).x - 16, y);
    c.fillText('=', layout.result(0, 0).x - 16, y);
  }
}

function between(a: Box, b: Box, share: number): Box {
  const mix = (from: number, to: number): number => from + share * (to - from);
  return { x: mix(a.x, b.x), y: mix(a.y, b.y), w: mix(a.w, b.w), h: mix(a.h, b.h) };
}
