import type { Explorer } from '../../../lib/explorer/model/explorer';

const longestFrame = 100; // milliseconds: a page that was away does not jump
const calmBeat = 500;

/** The window moving by itself, as one reads; with reduced motion row by row, twice a second. */
export class Sweep {
  playing = false;
  readonly #calm = matchMedia('(prefers-reduced-motion: reduce)');
  #last = 0;
  #owed = 0;
  #beat = 0;

  constructor(private readonly explorer: Explorer) {}

  get calm(): boolean {
    return this.#calm.matches;
  }

  set(on: boolean): void {
    this.playing = on;
    this.#last = this.#owed = this.#beat = 0;
    const { walk } = this.explorer;
    if (on && walk.atEnd) walk.place = { row: 0, column: 0 };
  }

  /** On to the next frame, at `rate` places a second; false where that was the end. */
  advance(now: number, rate: number): boolean {
    const seconds = Math.min(longestFrame, now - (this.#last || now)) / 1000;
    this.#last = now;
    if (this.calm) {
      if (now - this.#beat <= calmBeat) return true;
      this.#beat = now;
      return this.#step(this.explorer.layer.g.ow);
    }
    this.#owed += rate * seconds;
    const count = Math.floor(this.#owed);
    this.#owed -= count;
    return count === 0 || this.#step(count);
  }

  #step(count: number): boolean {
    if (!this.explorer.walk.sweep(count)) this.set(false);
    return this.playing;
  }
}
