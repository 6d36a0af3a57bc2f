import type { Backend } from '../../backend';
import { add, softmax } from '../../layers';
import { mapValues, reshape, wrap, type Tensor } from '../../tensor';
import type { ExplorerData, FilterData } from '../data';
import { decodeFloats, encodeFloats } from '../floats';
import type { Place } from '../model/geometry';
import type { NetworkData, NetworkLayerData, TensorData } from './data';

/** What one layer answered to the present image. */
export interface Stage {
  readonly name: string;
  /** undefined: the image itself. */
  readonly layer?: NetworkLayerData;
  /** [1, H, W, C], or [1, I] */
  readonly out: Tensor;
}

/** A network at work on one image: every map on the way, computed on an engine. */
export class Network {
  stages: readonly Stage[] = [];
  /** Of each class, by softmax. */
  probabilities: readonly number[] = [];
  image = 0;
  readonly #weights = new Map<string, Tensor>();

  constructor(
    private readonly engine: Backend,
    readonly data: NetworkData,
    private readonly images: readonly Tensor[],
  ) {
    for (const { name, w, b } of data.layers) {
      if (w) this.#weights.set(`${name}.w`, decode(w));
      if (b) this.#weights.set(`${name}.b`, decode(b));
    }
    this.run(0);
  }

  /** Puts an image through the network. */
  run(image: number): void {
    this.image = image;
    this.look(this.images[image]);
  }

  /** Puts a picture through it that is none of its images. */
  look(picture: Tensor): void {
    const [h, w, channels] = picture.shape;
    const outs = this.#outs(reshape(picture, [1, h, w, channels]));
    this.stages = outs.map((out, i) =>
      i === 0
        ? { name: 'input', out }
        : { name: this.data.layers[i - 1].name, layer: this.data.layers[i - 1], out },
    );
    this.probabilities = this.data.classes.length > 0 ? Array.from(softmax(outs[outs.length - 1]).data) : [];
  }

  /** Only the probabilities, for a picture that nobody sees. */
  answer(picture: Tensor): readonly number[] {
    const outs = this.#outs(reshape(picture, [1, ...picture.shape]));
    return Array.from(softmax(outs[outs.length - 1]).data);
  }

  weightsOf({ name }: NetworkLayerData): Tensor {
    const found = this.#weights.get(`${name}.w`);
    if (!found) throw new RangeError(`explore: ${name} has no weights`);
    return found;
  }

  biasOf({ name }: NetworkLayerData, unit: number): number {
    return this.#weights.get(`${name}.b`)?.data[unit] ?? 0;
  }

  /** The image, and what each layer makes of it. */
  #outs(image: Tensor): Tensor[] {
    const outs = [image];
    for (const layer of this.data.layers) outs.push(this.#forward(layer, outs));
    return outs;
  }

  #forward(layer: NetworkLayerData, outs: readonly Tensor[]): Tensor {
    const { engine } = this;
    const x = outs[outs.length - 1];
    const bias = this.#weights.get(`${layer.name}.b`) ?? null;
    const { kernel = [1, 1], stride = [1, 1], padding = [0, 0] } = layer;
    switch (layer.kind) {
      case 'conv2d':
        return engine.conv2d(x, this.weightsOf(layer), bias, { stride, padding, groups: layer.groups });
      case 'maxPool':
        return engine.maxPool2d(x, { size: kernel, stride, padding });
      case 'avgPool':
        return engine.avgPool2d(x, { size: kernel, stride, padding });
      case 'relu':
        return engine.relu(x, { max: layer.max });
      case 'tanh':
        return mapValues(x, Math.tanh);
      case 'localResponseNorm':
        return engine.localResponseNorm(x, layer.responseNorm);
      case 'sum':
        return add(outs[layer.from ?? 0], x);
      case 'flatten':
        return reshape(x, [1, x.size]);
      case 'dense':
        return engine.dense(x, this.weightsOf(layer), bias);
    }
  }

  /** The maps of the stage before that one map of a layer with a window is made of: [first, behind the last]. */
  sourcesOf(stage: number, map: number): readonly [from: number, to: number] {
    const { layer, out } = this.stages[stage];
    if (layer?.kind !== 'conv2d') return [map, map + 1];
    const channels = this.weightsOf(layer).shape[2];
    const group = Math.floor((map * (layer.groups ?? 1)) / out.shape[3]);
    return [group * channels, (group + 1) * channels];
  }

  /**
   * The picture view of one output of a layer with a window: what the layer read, its filters, and the window at that very
   * place. Undefined for layers without one.
   */
  pictureView(stage: number, map: number, { row, column }: Place): ExplorerData | undefined {
    const { layer } = this.stages[stage];
    const { kind, kernel } = layer ?? {};
    if (!layer || !kernel || (kind !== 'conv2d' && kind !== 'maxPool' && kind !== 'avgPool'))
      return undefined;
    const before = this.stages[stage - 1];
    const read = channelsOf(before.out, this.sourcesOf(stage, map));
    const [, h, w, channels] = read.shape;
    const { stride = [1, 1], padding = [0, 0] } = layer;
    const filters =
      kind === 'conv2d' ? this.#filters(layer) : [{ id: '0', name: '', kernel, gray: [1], color: undefined }];
    return {
      ...{ language: this.data.language, title: '', alt: '', controls: [], sizes: [Math.max(h, w)] },
      pictures: [{ name: before.name, shape: [h, w, channels], float32: encodeFloats(read.data) }],
      filters,
      start: { row, column, shown: 'all', zoom: 0 },
      settings: {
        ...{
          picture: 0,
          size: Math.max(h, w),
          color: true,
          together: false,
          dilation: 1,
          direction: 'forward',
        },
        ...{ layers: 1, view: 'window', operation: kind === 'conv2d' ? 'conv' : kind },
        filter: filters[kind === 'conv2d' ? map : 0].id,
        window: kernel[0],
        stride: stride[0],
        padding: padding === 'same' ? 'same' : padding[0],
      },
    };
  }

  /** Each filter of a convolution, with one slice for each map that it reads. */
  #filters(layer: NetworkLayerData): FilterData[] {
    const w = this.weightsOf(layer);
    const [kh, kw, channels, count] = w.shape;
    return Array.from({ length: count }, (_, map) => {
      const slices = Array.from({ length: channels }, (__, c) => Array.from(kernelSlice(w, c, map)));
      const weights = channels === 1 ? { gray: slices[0] } : { color: slices };
      return {
        id: String(map),
        name: `${layer.name} ${map}`,
        kernel: [kh, kw],
        bias: this.biasOf(layer, map),
        ...weights,
      };
    });
  }
}

/** The weights between one map that is read and one that is made: w [KH, KW, C, OC] → KH · KW numbers. */
export function kernelSlice(w: Tensor, channel: number, map: number): Float32Array {
  const [kh, kw, channels, count] = w.shape;
  return Float32Array.from({ length: kh * kw }, (_, tap) => w.data[(tap * channels + channel) * count + map]);
}

/** One map of a stage: [1, H, W, C] → [1, H, W, 1] */
export function channelOf(out: Tensor, channel: number): Tensor {
  return channelsOf(out, [channel, channel + 1]);
}

/** Maps of a stage: [1, H, W, C] → [1, H, W, to − from] */
function channelsOf(out: Tensor, [from, to]: readonly [from: number, to: number]): Tensor {
  const [, h, w, channels] = out.shape;
  const count = to - from;
  const values = Float32Array.from(
    { length: h * w * count },
    (_, i) => out.data[Math.floor(i / count) * channels + from + (i % count)],
  );
  return wrap(values, [1, h, w, count]);
}

function decode({ shape, float32 }: TensorData): Tensor {
  return wrap(decodeFloats(float32), shape);
}
