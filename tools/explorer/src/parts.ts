import type { ExplorerData } from '../../../lib/explorer/data';
import type { Explorer } from '../../../lib/explorer/model/explorer';
import type { Say } from '../../../lib/explorer/words/phrase';
import { element } from '../../labextension/src/dom';
import type { Actions } from './actions';
import { Arithmetic } from './arithmetic/arithmetic';
import { Beams } from './beams';
import { ColumnsView } from './columns/columns-view';
import { Brush } from './controls/brush';
import { SettingsPanel } from './controls/settings';
import { Transport } from './controls/transport';
import type { Theme } from './draw/theme';
import { density } from './draw/marks';
import { findEnds, measure, type Layout } from './ends';
import { Camera } from './panes/camera';
import { MapPane } from './panes/map-pane';
import { MapStrip } from './panes/map-strip';
import { SecondPane } from './panes/second-pane';
import { PicturePane } from './panes/picture-pane';
import { listenToKeys, listenToPointer } from './pointing';
import { Stage } from './stage';
import { Words } from './words';

/** From this width on, panes stand side by side, and from the other the arithmetic between them, not squeezed. CSS has them too. */
const twoColumns = 620;
const threeColumns = 1560;

/** Everything in the figure that is seen, and where it stands. */
export class Parts {
  readonly root: HTMLElement;
  readonly camera: Camera;
  readonly words: Words;
  readonly brush: Brush;
  readonly transport: Transport;
  readonly beams = new Beams();
  readonly #stage: Stage;
  readonly #arithmetic: Arithmetic;
  readonly columns: ColumnsView;
  readonly #strip: MapStrip;
  readonly #second: SecondPane;
  readonly #settings: SettingsPanel;
  readonly #picturePane: PicturePane;
  readonly #mapPane: MapPane;
  readonly #work: HTMLElement;
  readonly #area: HTMLElement;
  #layout: Layout | undefined;

  constructor(
    private readonly explorer: Explorer,
    data: ExplorerData,
    say: Say,
    actions: Actions,
  ) {
    this.camera = new Camera(explorer);
    this.words = new Words(explorer, say);
    this.brush = new Brush(say);
    this.transport = new Transport(say, actions);
    this.#stage = new Stage(explorer, say);
    this.#arithmetic = new Arithmetic(explorer, say, actions);
    this.columns = new ColumnsView(explorer, say);
    this.#strip = new MapStrip(explorer, say, actions.choose);
    this.#settings = new SettingsPanel(explorer, data.controls, say, actions);
    const { picture, map } = this.#stage;
    this.#picturePane = new PicturePane(explorer, this.camera, picture.c);
    this.#mapPane = new MapPane(explorer, this.camera, map.c);
    this.#work = element('div', {
      class: 'cx-workarea',
      children: [this.#arithmetic.root, this.columns.root, this.brush.root],
    });
    this.#second = new SecondPane(explorer, this.camera, say, actions);
    map.root.append(this.#strip.root, this.#second.root);
    const stage = [picture.root, this.#work, map.root, this.beams.root];
    this.#area = element('div', { class: 'cx-stage', children: stage });
    const name =
      data.title || say('Explorer: a window slides over a picture', '탐색 그림: 창이 그림 위를 지나갑니다');
    const { transport, words } = this;
    this.root = element('section', {
      class: 'cx',
      attributes: { 'aria-label': name },
      children: [transport.root, this.#area, words.root, this.#settings.root, words.details],
    });
    words.details.addEventListener('toggle', actions.redraw);
    listenToPointer(this.#stage, explorer, this.camera, actions);
    listenToKeys(this.#stage, explorer, this.camera, actions);
  }

  /** Brings controls and layout in line with the settings. */
  update(theme: Theme): void {
    const { explorer } = this;
    const backward = explorer.settings.direction === 'backward';
    this.#settings.update(theme.dark);
    this.brush.show(explorer.paintable && !backward && !this.#asColumns);
    this.beams.reversed = backward;
    this.#stage.colorScale(theme);
    this.#strip.update();
    this.arrange();
  }

  /** Sizes the canvases and finds where everything stands. */
  arrange(): void {
    const width = this.root.clientWidth;
    if (width === 0) return; // not shown: a folded output, another tab
    const asColumns = this.#asColumns;
    this.#area.classList.toggle('below', asColumns); // a matrix product is wide
    const { view, canvas } = this.#stage.picture;
    const side = view.clientWidth;
    if (side !== this.camera.side || canvas.width !== Math.round(side * density())) {
      this.camera.side = side;
      this.#stage.resize(side);
    }
    this.camera.settle();
    const room = this.#work.clientWidth;
    const sideways = width >= threeColumns && !asColumns;
    this.#arithmetic.root.hidden = asColumns;
    this.columns.root.hidden = !asColumns;
    if (asColumns) this.columns.arrange(room);
    else this.#arithmetic.arrange(room, room < 560 && !sideways, width >= twoColumns && !sideways);
    this.beams.sideways = sideways;
    this.#layout = measure(this.#area, this.#stage, asColumns ? this.columns : this.#arithmetic, sideways);
  }

  /** Draws all that moves; false where the figure is not shown. */
  draw(theme: Theme): boolean {
    if (!this.#layout) this.arrange();
    if (!this.#layout) return false;
    this.camera.settle();
    this.#picturePane.draw(theme);
    this.#mapPane.draw(theme);
    this.#strip.draw(theme);
    this.#second.draw(theme);
    this.explorer.walk.fresh.length = 0;
    if (this.#asColumns) this.columns.draw(theme, performance.now());
    else this.#arithmetic.draw(theme);
    const { ends, window } = findEnds(this.#layout, this.camera, this.explorer.walk.place);
    this.#stage.placeWindow(window);
    this.beams.draw(ends);
    this.#stage.drawMarker();
    return true;
  }

  /** The convolution is shown as a matrix product. */
  get #asColumns(): boolean {
    const { settings, pooling } = this.explorer;
    return settings.view === 'columns' && settings.direction === 'forward' && !pooling;
  }

  /** Writes all words; `moving`: a screen reader waits. */
  write(moving: boolean): void {
    this.words.write(moving);
    this.#stage.write(this.words);
    this.#second.write();
  }
}
