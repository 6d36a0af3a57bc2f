import { rejectUnknownOptions } from '../../shapes';
import { reshape } from '../../tensor';
import type { Layer } from '../layer';

/** [H, W, C] → [H · W · C], row by row, the channels of a pixel side by side. */
export function flattenLayer({ name, ...others }: { readonly name?: string } = {}): Layer {
  rejectUnknownOptions('flattenLayer', others, 'name');
  return {
    kind: 'flatten',
    name,
    outputShape: (input) => [input.reduce((size, length) => size * length, 1)],
    parameters: () => [],
    macs: () => 0,
    forward: (_, x) => ({ out: reshape(x, [x.shape[0], x.size / x.shape[0]]) }),
    backward: (_, dout, x) => ({ dx: reshape(dout, x.shape), gradients: {} }),
  };
}
