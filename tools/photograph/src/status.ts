import { element } from '../../labextension/src/dom';

const speakAfter = 450; // milliseconds of rest

/** What the figure says: at once in sight, and to a screen reader once things stand still. */
export class Status {
  readonly root: HTMLElement;
  readonly #seen = element('p', { class: 'cp-said' });
  readonly #more = element('p', { class: 'cp-more' });
  readonly #live = element('p', {
    class: 'cp-hidden',
    attributes: { 'aria-live': 'polite', role: 'status' },
  });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.root = element('div', { class: 'cp-status', children: [this.#seen, this.#more, this.#live] });
  }

  /** The verdict; what belonged to an earlier one goes. */
  say(text: string): void {
    this.#seen.textContent = text;
    this.more('');
  }

  /** A second line: progress, or where the name comes from. */
  more(text: string): void {
    this.#more.textContent = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#live.textContent = `${this.#seen.textContent} ${this.#more.textContent}`.trim();
    }, speakAfter);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
