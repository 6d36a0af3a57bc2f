import type { Backend, Padding } from '../../backend';
import type { ExplorerData, FilterData, ExplorerSettings } from '../data';
import { alike, chosenFilter, isTemplate, largestPainted, offered, painted, slicesFor } from './filters';
import { samePlace, windowGeometry, type Geometry, type Pixel } from './geometry';
import { Gradient } from './gradient';
import { computeLayer, type Layer } from './layer';
import { secondLayer } from './second';
import type { Term } from './terms';
import { PictureSizes, type Picture } from './pictures';
import { Walk } from './walk';

/** What the figure knows: its settings, and all that follows from them. It draws nothing. */
export class Explorer {
  readonly walk: Walk = new Walk();
  readonly gradient: Gradient = new Gradient();
  readonly pictures: Picture[];
  readonly sizes: readonly number[];
  settings: ExplorerSettings;
  layer!: Layer;
  /** The pixel of the picture that is pointed at. */
  pixel: Pixel | null = null;
  /** The product that is pointed at. */
  term: Term | null = null;
  /** Of a picture of many channels, the one that is shown. */
  channel = 0;
  #filters: readonly FilterData[];
  #engine: Backend;
  #second: { readonly on: Layer; readonly layer: Layer | undefined } | undefined;
  readonly #sizes = new PictureSizes();

  constructor(engine: Backend, pictures: readonly Picture[], data: ExplorerData) {
    this.#engine = engine;
    this.pictures = [...pictures];
    this.#filters = data.filters;
    this.sizes = data.sizes;
    this.settings = data.settings;
    const { row, column, shown } = data.start;
    this.#derive();
    this.walk.restart(this.layer.g, { row, column });
    if (shown === 'all') this.walk.fill();
    else if (shown === 'above') this.walk.fillAbove();
  }

  get pooling(): boolean {
    return this.settings.operation !== 'conv';
  }

  /** The filters that can be laid on the present picture. */
  get filters(): readonly FilterData[] {
    return offered(this.#filters, this.layer.channels);
  }

  get filter(): FilterData {
    return chosenFilter(this.#filters, this.settings.filter, this.layer.channels);
  }

  /** The filters that work together: those of the chosen one's size, or that one alone. */
  get bank(): readonly FilterData[] {
    return this.settings.together ? alike(this.filters, this.filter) : [this.filter];
  }

  /** The weights of all filters that work together, one slice a channel each. */
  get bankSlices(): readonly (readonly Float32Array[])[] {
    const { channels, slices } = this.layer;
    return this.pooling ? [slices] : this.bank.map((filter) => slicesFor(filter, channels));
  }

  /** Looks at another filter of those that work together; the map stays as far as it is. */
  choose(filter: string): void {
    this.settings = { ...this.settings, filter };
    this.#derive();
    this.walk.carryOn(this.layer.g);
  }

  /** A second layer on the present map, where two are shown. */
  get second(): Layer | undefined {
    if (this.settings.layers === 1) return undefined;
    if (this.#second?.on !== this.layer)
      this.#second = { on: this.layer, layer: secondLayer(this.#engine, this.layer) };
    return this.#second.layer;
  }

  /** Another engine for all that follows. */
  set engine(engine: Backend) {
    this.#engine = engine;
  }

  /** Changes settings. What does not go together gives way: the rest of the figure follows the change. */
  change(change: Partial<ExplorerSettings>): void {
    const before = this.layer.g;
    this.settings = { ...this.settings, ...change };
    this.#derive();
    this.term = this.pixel = null;
    this.walk.restart(this.layer.g, samePlace(before, this.walk.place, this.layer.g));
  }

  /** Turns to what is shown, without a new map. */
  show(change: Partial<Pick<ExplorerSettings, 'direction' | 'layers' | 'view'>>): void {
    this.settings = { ...this.settings, ...change };
    this.term = this.pixel = null;
  }

  /** Whether the weights of the present filter can be painted. */
  get paintable(): boolean {
    return !this.pooling && Math.max(...this.filter.kernel) <= largestPainted && this.#own() !== undefined;
  }

  /** Paints one weight. A filter that was given is copied into the reader's own first. */
  paint(term: Term, weight: number): void {
    const own = this.#own();
    if (!own) return;
    const next = painted(own, this.layer.slices, term, weight);
    this.#filters = this.#filters.map((filter) => (filter.id === own.id ? next : filter));
    this.settings = { ...this.settings, filter: own.id };
    this.#derive();
    this.walk.carryOn(this.layer.g);
  }

  /** A picture of the reader's own, [H, W, C], becomes the present one. */
  add(picture: Picture): void {
    this.pictures.push(picture);
    this.change({ picture: this.pictures.length - 1 });
  }

  /** The present output. */
  get result(): number {
    return this.layer.map[this.walk.index];
  }

  #own(): FilterData | undefined {
    const size = this.filter.kernel.join();
    return this.#filters.find(({ own, kernel }) => own && kernel.join() === size);
  }

  #derive(): void {
    const { operation, size } = this.settings;
    const { picture: index, color } = this.settings;
    const { pixels } = this.pictures[index];
    const picture = this.#sizes.at(pixels, size, !color || this.pooling);
    const channels = picture.shape[2];
    const filter = chosenFilter(this.#filters, this.settings.filter, channels);
    const bank = this.settings.together ? alike(offered(this.#filters, channels), filter) : [filter];
    const kernel = this.pooling ? ([this.settings.window, this.settings.window] as const) : filter.kernel;
    const dilation = this.pooling || isTemplate({ kernel }) ? 1 : this.settings.dilation;
    const padding = this.#padding(kernel);
    const { stride } = this.settings;
    let g: Geometry;
    try {
      g = windowGeometry([picture.shape[0], picture.shape[1]], kernel, {
        stride,
        padding,
        dilation,
      });
    } catch (error) {
      const larger = this.sizes.find((one) => one > size);
      if (larger === undefined) throw error;
      this.settings = { ...this.settings, size: larger };
      this.#derive();
      return;
    }
    this.settings = { ...this.settings, filter: filter.id };
    this.layer = computeLayer(this.#engine, {
      ...{ operation, g, padding, picture },
      filters: bank.map((one) => ({
        slices: slicesFor(one, channels),
        bias: one.bias ?? 0,
      })),
      chosen: bank.indexOf(filter),
    });
  }

  /** Pooling's padding stays within half its window, or a window would see padding only. */
  #padding(kernel: readonly [number, number]): Padding {
    const { padding } = this.settings;
    if (padding === 'same' || !this.pooling) return padding;
    return Math.min(padding, Math.floor(kernel[0] / 2));
  }
}
