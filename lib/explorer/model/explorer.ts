import type { Backend, Padding } from '../../backend';
import { resize, toGray } from '../../data/image';
import { contiguous, reshape, type Tensor } from '../../tensor';
import type { ExplorerData, FilterData, ExplorerSettings } from '../data';
import { isTemplate, largestPainted, painted, slicesFor, suits } from './filters';
import { samePlace, windowGeometry, type Geometry, type Pixel } from './geometry';
import { Gradient } from './gradient';
import { computeLayer, type Layer, type Term } from './layer';
import { Walk } from './walk';

/** A picture whose pixels are at hand, [H, W, C]. */
export interface Picture {
  readonly name: string;
  readonly pixels: Tensor;
}

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
  readonly #resized = new Map<string, Tensor>();

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
    return this.#filters.filter((filter) => suits(filter, this.layer.channels));
  }

  get filter(): FilterData {
    return this.#chosen(this.layer.channels);
  }

  /** The filters that work together: those of the chosen one's size, or that one alone. */
  get bank(): readonly FilterData[] {
    return this.#bank(this.layer.channels);
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

  #chosen(channels: number): FilterData {
    const offered = this.#filters.filter((filter) => suits(filter, channels));
    return offered.find(({ id }) => id === this.settings.filter) ?? offered[0];
  }

  #bank(channels: number): readonly FilterData[] {
    const filter = this.#chosen(channels);
    if (!this.settings.together) return [filter];
    const alike = ({ kernel }: FilterData): boolean => kernel.join() === filter.kernel.join();
    return this.#filters.filter((one) => suits(one, channels) && alike(one));
  }

  #derive(): void {
    const { operation, size } = this.settings;
    const picture = this.#picture(size);
    const channels = picture.shape[2];
    const filter = this.#chosen(channels);
    const bank = this.#bank(channels);
    const kernel = this.pooling ? ([this.settings.window, this.settings.window] as const) : filter.kernel;
    const dilation = this.pooling || isTemplate({ kernel }) ? 1 : this.settings.dilation;
    const padding = this.#padding(kernel);
    const { stride } = this.settings;
    let g: Geometry;
    try {
      g = windowGeometry([picture.shape[0], picture.shape[1]], kernel, { stride, padding, dilation });
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
      filters: bank.map((one) => ({ slices: slicesFor(one, channels), bias: one.bias ?? 0 })),
      chosen: bank.indexOf(filter),
    });
  }

  /** Pooling's padding stays within half its window, or a window would see padding only. */
  #padding(kernel: readonly [number, number]): Padding {
    const { padding } = this.settings;
    if (padding === 'same' || !this.pooling) return padding;
    return Math.min(padding, Math.floor(kernel[0] / 2));
  }

  #picture(size: number): Tensor {
    const { pixels } = this.pictures[this.settings.picture];
    const gray = pixels.shape[2] === 3 && (!this.settings.color || this.pooling);
    const key = `${this.settings.picture} ${size} ${gray}`;
    let found = this.#resized.get(key);
    if (!found) {
      found = scaled(gray ? toGray(pixels) : pixels, size);
      this.#resized.set(key, found);
    }
    return found;
  }
}

/** [H, W] or [H, W, C], its longer side `size` pixels → [H, W, C] */
function scaled(pixels: Tensor, size: number): Tensor {
  const [h, w, channels = 1] = pixels.shape;
  const factor = size / Math.max(h, w);
  const to = [Math.max(1, Math.round(h * factor)), Math.max(1, Math.round(w * factor))] as const;
  const out = to[0] === h && to[1] === w ? contiguous(pixels) : resize(pixels, ...to);
  return reshape(out, [...to, channels]);
}
