/** The picture view: its parts put together, drawn at most once a frame. */
import type { ExplorerData, ExplorerSettings } from '../../../lib/explorer/data';
import type { Explorer } from '../../../lib/explorer/model/explorer';
import type { Place } from '../../../lib/explorer/model/geometry';
import type { Term } from '../../../lib/explorer/model/layer';
import { weightOf } from '../../../lib/explorer/model/layer';
import type { Say } from '../../../lib/explorer/words/phrase';
import { element } from '../../labextension/src/dom';
import { Arithmetic } from './arithmetic/arithmetic';
import { Beams } from './beams';
import { Brush } from './controls/brush';
import { SettingsPanel } from './controls/settings';
import { Transport } from './controls/transport';
import { density } from './draw/marks';
import { readTheme, watchTheme, type Theme } from './draw/theme';
import { findEnds, type Layout, measure } from './ends';
import { Camera } from './panes/camera';
import { MapPane } from './panes/map-pane';
import { PicturePane } from './panes/picture-pane';
import { listenToKeys, listenToPointer } from './pointing';
import { Stage } from './stage';
import { Sweep } from './sweep';
import { Words } from './words';

/** From this width on, panes stand side by side, and from the other the arithmetic between them. CSS has them too. */
const twoColumns = 620;
const threeColumns = 1120;
const writeEvery = 100; // milliseconds: text is slower to lay out than pixels

/** A figure in a page. */
export class Figure {
  readonly root: HTMLElement;
  readonly camera: Camera;
  readonly #stage: Stage;
  readonly #words: Words;
  readonly #arithmetic: Arithmetic;
  readonly #beams = new Beams();
  readonly #brush: Brush;
  readonly #transport: Transport;
  readonly #settings: SettingsPanel;
  readonly #sweep: Sweep;
  readonly #workArea = element('div', { class: 'cx-workarea' });
  readonly #stageArea: HTMLElement;
  readonly #picturePane: PicturePane;
  readonly #mapPane: MapPane;
  readonly #resizer = new ResizeObserver(() => {
    this.#arrange();
    this.request();
  });
  readonly #unwatch: () => void;
  #theme!: Theme;
  #layout: Layout | undefined;
  #asked = false;
  #closed = false;
  #written = 0;
  #writer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly explorer: Explorer,
    data: ExplorerData,
    say: Say,
  ) {
    const change = (edit: () => void): void => {
      edit();
      this.camera.settle(true);
      this.#update();
      this.request();
    };
    this.camera = new Camera(explorer);
    this.#stage = new Stage(explorer, say);
    this.#words = new Words(explorer, say);
    this.#brush = new Brush(say);
    this.#sweep = new Sweep(explorer);
    this.#arithmetic = new Arithmetic(explorer, say, {
      term: (term) => {
        explorer.term = term;
        if (term) explorer.channel = term.channel;
        this.request();
      },
      paint: (term) => {
        this.#paint(term, this.#brush.weight);
      },
      nudge: (term, by) => {
        this.#paint(term, by === 'zero' ? 0 : weightOf(explorer.layer, term) + by);
        explorer.term = term;
      },
    });
    this.#transport = new Transport(say, {
      toggle: () => {
        this.#play(!this.#sweep.playing);
      },
      fill: () => {
        explorer.walk.fill();
        this.request();
      },
      clear: () => {
        explorer.walk.clear();
        this.request();
      },
      zoom: (value) => {
        this.#zoom(value);
      },
    });
    this.#settings = new SettingsPanel(explorer, data.controls, say, {
      change: (settings: Partial<ExplorerSettings>) => {
        change(() => {
          explorer.change(settings);
        });
      },
      show: (settings) => {
        change(() => {
          explorer.show(settings);
          if (settings.direction === 'backward') explorer.walk.clear();
        });
      },
    });
    this.#picturePane = new PicturePane(explorer, this.camera, this.#stage.picture.c);
    this.#mapPane = new MapPane(explorer, this.camera, this.#stage.map.c);
    this.#workArea.append(this.#arithmetic.root, this.#brush.root);
    this.#stageArea = element('div', {
      class: 'cx-stage',
      children: [this.#stage.picture.root, this.#workArea, this.#stage.map.root, this.#beams.root],
    });
    this.root = element('section', {
      class: 'cx',
      attributes: {
        'aria-label':
          data.title || say('Explorer: a window slides over a picture', '탐험기: 그림 위를 지나가는 창'),
      },
      children: [
        this.#transport.root,
        this.#stageArea,
        this.#words.root,
        this.#settings.root,
        this.#words.details,
      ],
    });
    this.#words.details.addEventListener('toggle', () => {
      this.request();
    });
    this.#listen();
    this.camera.zoom = data.start.zoom;
    this.#transport.zoom(data.start.zoom);
    this.#unwatch = watchTheme(() => {
      this.#retheme();
    });
  }

  /** Draws for the first time, once the figure stands in the page. */
  begin(): void {
    this.#retheme();
    this.camera.settle(true);
    this.draw();
    this.#resizer.observe(this.root);
  }

  close(): void {
    this.#closed = true;
    this.#resizer.disconnect();
    this.#unwatch();
    clearTimeout(this.#writer);
    this.#words.close();
    this.root.remove();
  }

  /** Asks for a drawing with the next frame. */
  request(): void {
    if (this.#asked || this.#closed) return;
    this.#asked = true;
    requestAnimationFrame((now) => {
      this.#asked = false;
      if (!this.#closed) this.#frame(now);
    });
  }

  /** Draws all that moves. */
  draw(): void {
    if (this.camera.side === 0) this.#arrange();
    if (!this.#layout) return; // not shown: a folded output, another tab
    const { camera, explorer } = this;
    camera.settle();
    this.#picturePane.draw(this.#theme);
    this.#mapPane.draw(this.#theme);
    this.#arithmetic.draw(this.#theme);
    const { ends, window } = findEnds(this.#layout, camera, explorer.walk.place);
    this.#stage.placeWindow(window);
    this.#beams.draw(ends);
    this.#stage.drawMarker();
    const now = performance.now();
    if (now - this.#written > writeEvery) this.#write();
    else
      this.#writer ??= setTimeout(() => {
        this.#write();
      }, writeEvery);
  }

  #frame(now: number): void {
    if (this.#sweep.playing) {
      this.#sweep.advance(now, this.#transport.rate);
      if (!this.#sweep.playing) this.#transport.playing(false);
      this.request();
    }
    this.draw();
    if (this.#beams.pulse(now)) this.request();
  }

  #write(): void {
    clearTimeout(this.#writer);
    this.#writer = undefined;
    this.#written = performance.now();
    this.#words.write(this.#sweep.playing);
    this.#stage.write(this.#words);
  }

  #listen(): void {
    const { explorer } = this;
    const actions = {
      go: (to: Place, step = false) => {
        this.#play(false);
        explorer.walk.moveTo(to);
        if (step && !this.#sweep.calm) this.#beams.start(performance.now());
        this.request();
      },
      toggle: () => {
        this.#play(!this.#sweep.playing);
      },
      fill: () => {
        explorer.walk.fill();
        this.request();
      },
      clear: () => {
        explorer.walk.clear();
        this.request();
      },
      zoomBy: (by: number) => {
        this.#zoom(Math.max(0, Math.min(1, this.camera.zoom + by)));
      },
      redraw: () => {
        this.request();
      },
    };
    listenToPointer(this.#stage, explorer, this.camera, actions);
    listenToKeys(this.#stage, explorer, actions);
  }

  #play(on: boolean): void {
    if (on !== this.#sweep.playing) {
      this.#sweep.set(on);
      this.#transport.playing(on);
    }
    this.request();
  }

  #zoom(value: number): void {
    this.camera.zoom = value;
    this.#transport.zoom(value);
    this.camera.settle(true);
    this.request();
  }

  #paint(term: Term, weight: number): void {
    const { explorer } = this;
    if (weightOf(explorer.layer, term) === weight) return;
    explorer.paint(term, weight);
    this.#update();
    this.request();
  }

  /** Brings controls and layout in line with the settings. */
  #update(): void {
    const { explorer } = this;
    const backward = explorer.settings.direction === 'backward';
    this.#settings.update(this.#theme.dark);
    this.#brush.show(explorer.paintable && !backward);
    this.#beams.reversed = backward;
    this.#stage.colorScale(this.#theme);
    this.#arrange();
  }

  #retheme(): void {
    if (!this.root.isConnected) return;
    this.#theme = readTheme(this.root);
    this.#update();
    this.request();
  }

  /** Sizes canvases and finds where everything stands. */
  #arrange(): void {
    const width = this.root.clientWidth;
    if (width === 0) return;
    const side = this.#stage.picture.view.clientWidth;
    if (side !== this.camera.side || this.#stage.picture.canvas.width !== Math.round(side * density())) {
      this.camera.side = side;
      this.#stage.resize(side);
    }
    this.camera.settle();
    const room = this.#workArea.clientWidth;
    this.#arithmetic.arrange(
      room,
      room < 560 && width < threeColumns,
      width >= twoColumns && width < threeColumns,
    );
    this.#beams.sideways = width >= threeColumns;
    this.#layout = measure(this.#stageArea, this.#stage, this.#arithmetic, this.#beams.sideways);
  }
}
