import type { ExplorerData } from '../../../lib/explorer/data';
import type { Explorer } from '../../../lib/explorer/model/explorer';
import { weightOf, type Term } from '../../../lib/explorer/model/terms';
import type { Say } from '../../../lib/explorer/words/phrase';
import type { Actions } from './actions';
import { readTheme, watchTheme, type Theme } from './draw/theme';
import { Parts } from './parts';
import { Sweep } from './sweep';

const writeEvery = 100; // milliseconds: text is slower to lay out than pixels

/** The picture view in a page: what is done to it changes the explorer, and is drawn with the next frame. */
export class Figure {
  readonly #parts: Parts;
  readonly #sweep: Sweep;
  // Also where an output that was out of the page comes back.
  readonly #resizer = new ResizeObserver(() => {
    this.#retheme();
  });
  readonly #unwatch: () => void;
  #theme: Theme | undefined;
  #asked = 0;
  #written = 0;
  #writer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly explorer: Explorer,
    data: ExplorerData,
    say: Say,
  ) {
    this.#sweep = new Sweep(explorer);
    this.#parts = new Parts(explorer, data, say, this.#actions());
    this.#parts.camera.zoom = data.start.zoom;
    this.#parts.transport.zoom(data.start.zoom);
    this.#unwatch = watchTheme(() => {
      this.#retheme();
      if (this.root.isConnected) this.#draw(); // paper does not wait for a frame
    });
  }

  get root(): HTMLElement {
    return this.#parts.root;
  }

  /** Draws for the first time, once the figure stands in the page. */
  begin(): void {
    this.#retheme();
    this.#parts.camera.settle(true);
    this.#draw();
    this.#resizer.observe(this.root);
  }

  close(): void {
    this.#resizer.disconnect();
    this.#unwatch();
    cancelAnimationFrame(this.#asked);
    clearTimeout(this.#writer);
    this.#parts.words.close();
    this.root.remove();
  }

  #actions(): Actions {
    const { explorer } = this;
    const { walk } = explorer;
    /** An action that is followed by a drawing. */
    const then =
      <Given extends unknown[]>(act: (...given: Given) => void) =>
      (...given: Given): void => {
        act(...given);
        this.#request();
      };
    const paint = (term: Term, weight: number): void => {
      if (weightOf(explorer.layer, term) === weight) return;
      explorer.paint(term, weight);
      this.#update();
    };
    return {
      go: then((to, step = false) => {
        this.#play(false);
        walk.moveTo(to);
        if (step) this.#follow();
      }),
      toggleSweep: then(() => {
        this.#play(!this.#sweep.playing);
      }),
      fill: then(() => {
        walk.fill();
      }),
      clear: then(() => {
        walk.clear();
      }),
      zoomTo: then((zoom) => {
        this.#parts.camera.zoom = Math.max(0, Math.min(1, zoom));
        this.#parts.transport.zoom(this.#parts.camera.zoom);
        this.#parts.camera.settle(true);
      }),
      point: then((term) => {
        explorer.term = term;
        if (term) explorer.channel = term.channel;
      }),
      paint: then((term) => {
        paint(term, this.#parts.brush.weight);
      }),
      nudge: then((term, by) => {
        paint(term, by === 'zero' ? 0 : weightOf(explorer.layer, term) + by);
        explorer.term = term;
      }),
      change: then((change) => {
        explorer.change(change);
        this.#parts.camera.settle(true);
        this.#update();
      }),
      add: then((picture) => {
        explorer.add(picture);
        this.#parts.camera.settle(true);
        this.#update();
      }),
      choose: then((filter) => {
        explorer.choose(filter);
        this.#update();
      }),
      show: then((change) => {
        explorer.show(change);
        if (change.direction === 'backward') walk.clear();
        this.#update();
        if (change.view === 'columns') this.#follow();
      }),
      redraw: then(() => undefined),
    };
  }

  /** Asks for a drawing with the next frame. */
  #request(): void {
    if (this.#asked !== 0) return;
    this.#asked = requestAnimationFrame((now) => {
      this.#asked = 0;
      if (this.#sweep.playing) {
        if (!this.#sweep.advance(now, this.#parts.transport.rate)) this.#parts.transport.playing(false);
        this.#request();
      }
      this.#draw();
      const { beams, columns } = this.#parts;
      if (beams.pulse(now) || columns.flying(now)) this.#request();
    });
  }

  #draw(): void {
    if (!this.#theme || !this.#parts.draw(this.#theme)) return;
    if (performance.now() - this.#written > writeEvery) this.#write();
    else
      this.#writer ??= setTimeout(() => {
        this.#write();
      }, writeEvery);
  }

  #write(): void {
    clearTimeout(this.#writer);
    this.#writer = undefined;
    this.#written = performance.now();
    this.#parts.write(this.#sweep.playing);
  }

  /** A deliberate step is followed by the eye: a bead runs to the output, the patch flies into its row. */
  #follow(): void {
    if (this.#sweep.calm) return;
    this.#parts.beams.start(performance.now());
    this.#parts.columns.start(performance.now());
  }

  #play(on: boolean): void {
    if (on === this.#sweep.playing) return;
    this.#sweep.set(on);
    this.#parts.transport.playing(on);
  }

  #update(): void {
    if (this.#theme) this.#parts.update(this.#theme);
  }

  #retheme(): void {
    if (!this.root.isConnected) return;
    this.#theme = readTheme(this.root);
    this.#update();
    this.#request();
  }
}
