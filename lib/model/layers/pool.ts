import type { Backend, PoolOptions } from '../../backend';
import { toPair } from '../../geometry';
import { columnShapes, rejectUnknownOptions, poolShapes } from '../../shapes';
import { zeros } from '../../tensor';
import type { Layer, LayerKind, Shape } from '../layer';
import { imageOf, windowsOf } from './common';

export interface PoolLayerOptions extends PoolOptions {
  readonly name?: string;
}

/** The largest value of each window: [H, W, C] → [OH, OW, C]. Nothing to learn. */
export function maxPoolLayer(options: PoolLayerOptions): Layer {
  return poolLayer('maxPool', 'maxPool2d', 'maxPool2dBackward', options);
}

/** The mean of each window: [H, W, C] → [OH, OW, C]. Nothing to learn. */
export function avgPoolLayer(options: PoolLayerOptions): Layer {
  return poolLayer('avgPool', 'avgPool2d', 'avgPool2dBackward', options);
}

function poolLayer(
  kind: LayerKind,
  forward: keyof Pick<Backend, 'maxPool2d' | 'avgPool2d'>,
  backward: `${typeof forward}Backward`,
  { name, size, stride = size, padding = 0, ...others }: PoolLayerOptions,
): Layer {
  rejectUnknownOptions(`${kind}Layer`, others, 'size, stride, padding and name');
  const options: PoolOptions = { size, stride, padding };
  const least = toPair(`${kind}Layer`, 'size', size, 1);
  poolShapes(`${kind}Layer`, zeros([1, ...least, 1]), options); // rejects what fits no image
  const shapes = (input: Shape): ReturnType<typeof columnShapes> =>
    columnShapes(forward, [1, ...imageOf(forward, input)], { kernel: size, stride, padding });
  return {
    kind,
    name,
    outputShape: (input) => {
      const { oh, ow, c } = shapes(input);
      return [oh, ow, c];
    },
    parameters: () => [],
    macs: () => 0,
    windows: (input) => windowsOf(shapes(input)),
    forward: (backend, x) => ({ out: backend[forward](x, options) }),
    backward: (backend, dout, x) => ({ dx: backend[backward](dout, x, options), gradients: {} }),
  };
}
