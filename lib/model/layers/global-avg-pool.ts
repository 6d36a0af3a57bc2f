import { rejectUnknownOptions } from '../../shapes';
import { reshape } from '../../tensor';
import type { Layer } from '../layer';
import { imageOf } from './common';

/**
 * The mean of each map: [H, W, C] → [C], for images of any size.
 *
 * Source: Lin, Chen & Yan 2014, "Network in network", section 3.2.
 */
export function globalAvgPoolLayer({ name, ...others }: { readonly name?: string } = {}): Layer {
  rejectUnknownOptions('globalAvgPoolLayer', others, 'name');
  return {
    kind: 'globalAvgPool',
    name,
    seesAll: true,
    outputShape: (input) => imageOf('globalAvgPool', input).slice(2),
    parameters: () => [],
    macs: () => 0,
    forward: (backend, x) => {
      const [n, h, w, c] = x.shape;
      return { out: reshape(backend.avgPool2d(x, { size: [h, w] }), [n, c]) };
    },
    backward: (backend, dout, x) => {
      const [n, h, w, c] = x.shape;
      const dx = backend.avgPool2dBackward(reshape(dout, [n, 1, 1, c]), x, { size: [h, w] });
      return { dx, gradients: {} };
    },
  };
}
