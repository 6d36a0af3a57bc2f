import type { Backend, Padding } from '../../backend';
import { reshape, wrap, type Tensor } from '../../tensor';
import type { Operation } from '../data';
import { isTemplate } from './filters';
import type { Geometry } from './geometry';

/** One picture under one operation, with everything that follows from it. */
export interface Layer {
  readonly operation: Operation;
  readonly g: Geometry;
  /** [H, W, C] */
  readonly picture: Tensor;
  readonly channels: number;
  /** Of the filter looked at: one slice of KH · KW a channel. For pooling, equal shares. */
  readonly slices: readonly Float32Array[];
  readonly bias: number;
  /** One map of OH · OW a filter; pooling has one. */
  readonly maps: readonly Float32Array[];
  /** The map of the filter looked at. */
  readonly map: Float32Array;
  /** The color scale of all maps goes from −range to range; for pooling, from 0 to range. */
  readonly range: number;
  /** Whether some of the map lies beyond the scale. */
  readonly clipped: boolean;
  /** The largest weight, by its size. */
  readonly weightRange: number;
  /** The largest value of the picture, by its size; at least 1. */
  readonly pixelRange: number;
  /** Whether some of the picture is negative, as a network's maps may be. */
  readonly signedPixels: boolean;
}

export interface LayerInput {
  readonly operation: Operation;
  readonly g: Geometry;
  /** As the engine takes it. */
  readonly padding: Padding;
  readonly picture: Tensor;
  /** All of one size: one map each. */
  readonly filters: readonly {
    readonly slices: readonly Float32Array[];
    readonly bias: number;
  }[];
  /** Which of them is looked at. */
  readonly chosen: number;
}

/** Computes the layer's maps on an engine. picture [H, W, C] */
export function computeLayer(engine: Backend, input: LayerInput): Layer {
  const { operation, g, picture, filters, chosen } = input;
  const [h, w, channels] = picture.shape;
  const x = reshape(picture, [1, h, w, channels]);
  const shares = [new Float32Array(g.kh * g.kw).fill(1 / (g.kh * g.kw))];
  const { slices, bias } = operation === 'conv' ? filters[chosen] : { slices: shares, bias: 0 };
  const out =
    operation === 'conv'
      ? convolve(engine, x, input)
      : engine[operation === 'maxPool' ? 'maxPool2d' : 'avgPool2d'](x, {
          size: [g.kh, g.kw],
          stride: g.stride,
          padding: input.padding,
        });
  const maps = split(out);
  const map = maps[operation === 'conv' ? chosen : 0];
  return {
    ...{ operation, g, picture, channels, slices, bias, maps, map },
    ...scaleOf(maps, operation === 'conv', Math.max(g.kh, g.kw)),
    weightRange: Math.max(1e-6, ...slices.map(largest)),
    pixelRange: Math.max(1, largest(picture.data)),
    signedPixels: picture.data.some((value) => value < 0),
  };
}

function convolve(engine: Backend, x: Tensor, { filters, g, padding }: LayerInput): Tensor {
  const channels = x.shape[3];
  const w = wrap(new Float32Array(g.kh * g.kw * channels * filters.length), [
    g.kh,
    g.kw,
    channels,
    filters.length,
  ]);
  filters.forEach(({ slices }, o) => {
    slices.forEach((slice, c) => {
      slice.forEach((weight, tap) => (w.data[(tap * channels + c) * filters.length + o] = weight));
    });
  });
  const b = wrap(
    Float32Array.from(filters, ({ bias }) => bias),
    [filters.length],
  );
  return engine.conv2d(x, w, b, {
    stride: g.stride,
    dilation: g.dilation,
    padding,
  });
}

/** [1, OH, OW, OC] → OC maps of OH · OW */
function split(out: Tensor): Float32Array[] {
  const count = out.shape[3];
  return Array.from({ length: count }, (_, o) =>
    Float32Array.from({ length: out.size / count }, (__, i) => out.data[i * count + o]),
  );
}

/**
 * A template has one peak, which must stand out; an edge filter has a long tail, of which the outermost 0.2 % may lie
 * beyond the scale.
 */
function scaleOf(
  maps: readonly Float32Array[],
  clip: boolean,
  kernel: number,
): { range: number; clipped: boolean } {
  if (!clip) return { range: Math.max(1, ...maps.map(largest)), clipped: false };
  const sizes = new Float32Array(maps.reduce((sum, map) => sum + map.length, 0));
  maps.forEach((map, k) => {
    sizes.set(map.map(Math.abs), k * map.length);
  });
  sizes.sort();
  const last = sizes.length - 1;
  const share = isTemplate({ kernel: [kernel, kernel] }) ? 1 : 0.998;
  const range = sizes[Math.min(last, Math.floor(sizes.length * share))] || 1;
  return { range, clipped: sizes[last] > range * 1.0001 };
}

function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}
