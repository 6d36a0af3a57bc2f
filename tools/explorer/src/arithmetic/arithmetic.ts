import type { Explorer } from '../../../../lib/explorer/model/explorer';
import { channelNames, type Say } from '../../../../lib/explorer/words/phrase';
import { element } from '../../../labextension/src/dom';
import { context, density } from '../draw/marks';
import type { Theme } from '../draw/theme';
import type { Actions } from '../actions';
import { workLayout, type WorkLayout } from './layout';
import type { Part, PartKind } from './part';
import { listen } from './pointing';
import { drawSum } from './sum';
import { drawTiles } from './tiles';

/** The arithmetic at one place: patch, filter, products and sum, one row of them a channel. */
export class Arithmetic {
  readonly root: HTMLElement = element('div', { class: 'cx-arithmetic' });
  parts: Part[] = [];
  #built = '';
  #layout!: WorkLayout;
  #row!: HTMLElement;

  constructor(
    private readonly explorer: Explorer,
    private readonly say: Say,
    private readonly actions: Actions,
  ) {}

  /** Builds the parts anew where their number or size has changed. `up`: the result goes up to the map. */
  arrange(width: number, narrow: boolean, up: boolean): void {
    const { explorer } = this;
    const { g, channels, operation } = explorer.layer;
    const { direction, filter } = explorer.settings;
    const key = [
      width,
      narrow,
      up,
      channels,
      operation,
      direction,
      g.kh,
      g.kw,
      filter,
      explorer.paintable,
      density(),
    ].join();
    if (key === this.#built) return;
    this.#built = key;
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset.part : undefined;
    this.parts = [];
    this.#layout = workLayout(explorer, width, narrow);
    this.root.style.minHeight = this.#layout.room > 0 ? `${this.#layout.room}px` : '';
    const backward = direction === 'backward';
    const names = ['cx-work', this.#layout.form, operation, backward && 'back', up && 'up'].filter(Boolean);
    this.#row = element('div', { class: names.join(' ') });
    this.#row.style.setProperty('--channels', String(channels));
    this.root.replaceChildren(this.#row);
    for (let channel = 0; channel < channels; channel++) {
      if (this.#layout.form === 'square') this.#sign('', '');
      if (backward) this.#backwardRow(channel);
      else this.#forwardRow(channel);
    }
    this.#part('sum', 0, ...this.#layout.sum);
    if (focused) this.root.querySelector<HTMLElement>(`[data-part="${focused}"]`)?.focus();
  }

  draw(t: Theme): void {
    for (const part of this.parts) {
      part.c.clearRect(0, 0, part.width, part.height);
      if (part.kind === 'sum' || part.kind === 'partial') drawSum(part, this.explorer, t);
      else drawTiles(part, this.explorer, t);
    }
  }

  #forwardRow(channel: number): void {
    const { say } = this;
    const { width, height, partial, form } = this.#layout;
    this.#part('patch', channel, width, height);
    if (this.explorer.layer.operation === 'maxPool') this.#sign('›', say('of these', '이 가운데'));
    else {
      this.#sign('×', say('times', '곱하기'));
      this.#part('filter', channel, width, height);
      this.#sign('=', say('equals', '은'));
    }
    this.#part('products', channel, width, height);
    const several = form === 'channels';
    this.#sign(
      several || this.explorer.layer.operation === 'maxPool' ? '›' : 'Σ',
      say('added up', '모두 더하면'),
    );
    if (several) this.#part('partial', channel, partial, Math.max(18, Math.min(height, 38)));
  }

  #backwardRow(channel: number): void {
    const { say } = this;
    const { width, height } = this.#layout;
    this.#part('patch', channel, width, height);
    this.#sign('+=', say('receives', '에 더해집니다'));
    this.#part(this.explorer.layer.operation === 'maxPool' ? 'products' : 'filter', channel, width, height);
    this.#sign('×', say('times', '곱하기'));
  }

  #sign(text: string, words: string): void {
    const first = this.parts.length < 5 ? ' first' : '';
    const sign = element('span', { class: `cx-op${first}`, text });
    if (words !== '') {
      sign.setAttribute('role', 'img');
      sign.setAttribute('aria-label', words);
    }
    sign.style.width = `${this.#layout.sign}px`;
    this.#row.append(sign);
  }

  #part(kind: PartKind, channel: number, width: number, height: number): void {
    const title = this.#title(kind);
    const { channels } = this.explorer.layer;
    const words =
      channels > 1 && kind !== 'sum' ? `${title}, ${channelNames(this.say, channels)[channel]}` : title;
    const canvas = element('canvas', { attributes: { role: 'img', 'aria-label': words } });
    canvas.width = Math.round(width * density());
    canvas.height = Math.round(height * density());
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.dataset.part = `${kind}${channel}`;
    const titled =
      channel === 0 || kind === 'sum' ? [element('div', { class: 'cx-part-title', text: title })] : [];
    const first = channel === 0 ? ' first' : '';
    this.#row.append(element('div', { class: `cx-part ${kind}${first}`, children: [...titled, canvas] }));
    const c = context(canvas);
    c.scale(density(), density());
    const part = { kind, channel, canvas, c, width, height };
    this.parts.push(part);
    if (kind !== 'partial' && kind !== 'sum') listen(part, this.explorer, this.say, this.actions);
  }

  #title(kind: PartKind): string {
    const { say } = this;
    const { operation } = this.explorer.layer;
    const backward = this.explorer.settings.direction === 'backward';
    switch (kind) {
      case 'patch':
        return backward ? say('gradient here', '이곳의 기울기') : say('patch', '패치');
      case 'filter':
        return operation === 'avgPool' ? say('shares', '몫') : say('filter', '필터');
      case 'products':
        return operation === 'maxPool' ? say('the largest', '가장 큰 값') : say('products', '곱');
      case 'partial':
        return say('sums', '채널의 합');
      case 'sum':
        if (backward) return say('from above', '위에서 온 기울기');
        if (operation === 'maxPool') return say('output', '출력');
        return operation === 'avgPool' ? say('mean', '평균') : say('sum', '합');
    }
  }
}
