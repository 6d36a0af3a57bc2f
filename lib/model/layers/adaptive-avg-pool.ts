import type { Pair } from '../../backend';
import { toPair, type LayerWindow } from '../../geometry';
import { rejectUnknownOptions } from '../../shapes';
import { contiguous, dtypeOf, zeros, type Tensor } from '../../tensor';
import type { Layer } from '../layer';
import { imageOf } from './common';

export interface AdaptivePoolOptions {
  /** Of the output, in pixels. */
  readonly size: Pair;
  readonly name?: string;
}

/**
 * Average pooling to a fixed output `size`, whatever the input: [H, W, C] → [OH, OW, C].
 *
 *     output i is the mean of the inputs ⌊i · H / OH⌋ … ⌈(i + 1) · H / OH⌉ − 1
 *
 * Where the input has that size already it changes nothing. Source: PyTorch's AdaptiveAvgPool2d, which
 * torchvision's AlexNet has and the paper's has not.
 */
export function adaptiveAvgPoolLayer({ size, name, ...others }: AdaptivePoolOptions): Layer {
  rejectUnknownOptions('adaptiveAvgPoolLayer', others, 'size and name');
  const [oh, ow] = toPair('adaptiveAvgPoolLayer', 'size', size, 1);
  return {
    kind: 'adaptiveAvgPool',
    name,
    outputShape: (input) => {
      const [, , c] = imageOf('adaptiveAvgPool', input);
      return [oh, ow, c];
    },
    parameters: () => [],
    windows: ([h, w]) => [widest(h, oh), widest(w, ow)],
    macs: () => 0,
    forward: (_, x) => {
      const out = zeros([x.shape[0], oh, ow, x.shape[3]], dtypeOf(x));
      const from = contiguous(x).data;
      eachShare(x.shape, oh, ow, (input, output, share) => {
        out.data[output] += from[input] * share;
      });
      return { out };
    },
    backward: (_, dout, x) => {
      const dx: Tensor = zeros(x.shape, dtypeOf(x));
      const from = contiguous(dout).data;
      eachShare(x.shape, oh, ow, (input, output, share) => {
        dx.data[input] += from[output] * share;
      });
      return { dx, gradients: {} };
    },
  };
}

/** Its windows along one axis may differ in length and distance: the largest of both. */
function widest(length: number, outputs: number): LayerWindow {
  const starts = Array.from({ length: outputs }, (_, i) => Math.floor((i * length) / outputs));
  const lengths = starts.map((start, i) => Math.ceil(((i + 1) * length) / outputs) - start);
  const distances = starts.slice(1).map((start, i) => start - starts[i]);
  return { kernel: Math.max(...lengths), stride: Math.max(1, ...distances), padding: 0 };
}

/** Every pair of an input value and the output it counts for, with its share in that mean. */
function eachShare(
  [n, h, w, c]: readonly number[],
  oh: number,
  ow: number,
  see: (input: number, output: number, share: number) => void,
): void {
  for (let i = 0; i < n; i++) {
    for (let row = 0; row < oh; row++) {
      const [top, bottom] = [Math.floor((row * h) / oh), Math.ceil(((row + 1) * h) / oh)];
      for (let col = 0; col < ow; col++) {
        const [left, right] = [Math.floor((col * w) / ow), Math.ceil(((col + 1) * w) / ow)];
        const share = 1 / ((bottom - top) * (right - left));
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++)
            for (let k = 0; k < c; k++)
              see(((i * h + y) * w + x) * c + k, ((i * oh + row) * ow + col) * c + k, share);
      }
    }
  }
}
