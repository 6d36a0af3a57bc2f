import type { ConvOptions, Pair } from '../../backend';
import { ShapeError } from '../../errors';
import { checkGroups, convMacs, toPair, checkInteger } from '../../geometry';
import { columnShapes, rejectUnknownOptions } from '../../shapes';
import { heStd, type Layer, type Shape } from '../layer';
import { gradientsOf, imageOf, weightsAndBias, windowsOf } from './common';

export interface Conv2dLayerOptions extends ConvOptions {
  /** How many filters: the channels of the output. `outChannels` is an alias. */
  readonly filters?: number;
  readonly outChannels?: number;
  readonly kernel: Pair;
  /** Whether a bias is added to each filter's map; true by default. */
  readonly bias?: boolean;
  readonly name?: string;
  /** The standard deviation of the initial weights; by default He's, see `heStd`. */
  readonly initialStd?: number;
}

/**
 * A convolution layer: [H, W, C] → [OH, OW, filters], with w [KH, KW, C / groups, filters] and b [filters].
 *
 * Throws ShapeError for numbers that fit no image, TypeError for an unknown option.
 *
 * @example conv2dLayer({ filters: 10, kernel: 5, padding: 2 }) // on [32, 32, 3]: 760 parameters
 */
export function conv2dLayer({
  filters,
  outChannels = filters,
  kernel,
  stride = 1,
  padding = 0,
  dilation = 1,
  groups = 1,
  bias = true,
  name,
  initialStd,
  ...others
}: Conv2dLayerOptions): Layer {
  const known = 'filters, kernel, stride, padding, dilation, groups, bias, name and initialStd';
  rejectUnknownOptions('conv2dLayer', others, known);
  if (outChannels === undefined || (filters !== undefined && filters !== outChannels)) {
    throw new ShapeError(
      `conv2dLayer: say how many filters: filters is ${filters}, outChannels is ${outChannels}`,
    );
  }
  checkInteger('conv2dLayer', 'filters', outChannels, 1);
  checkInteger('conv2dLayer', 'groups', groups, 1);
  checkGroups('conv2dLayer', groups, outChannels, groups);
  const [kh, kw] = toPair('conv2dLayer', 'kernel', kernel, 1);
  const [dilationH, dilationW] = toPair('conv2dLayer', 'dilation', dilation, 1);
  const least = [dilationH * (kh - 1) + 1, dilationW * (kw - 1) + 1];
  columnShapes('conv2dLayer', [1, ...least, 1], { kernel, stride, padding, dilation }); // rejects what fits no image
  const options: ConvOptions = { stride, padding, dilation, groups };
  const shapes = (input: Shape): ReturnType<typeof columnShapes> =>
    columnShapes('conv2d', [1, ...imageOf('conv2d', input)], { kernel, stride, padding, dilation });
  const forward: Layer['forward'] = (backend, x, { w, b }) => ({
    out: backend.conv2d(x, w, bias ? b : null, options),
  });
  return {
    kind: 'conv2d',
    name,
    withBias: (other) => conv2dLayer({ filters: outChannels, kernel, ...options, name: other, initialStd }),
    outputShape: (input) => {
      const { oh, ow, c } = shapes(input);
      checkGroups('conv2d', c, outChannels, groups);
      return [oh, ow, outChannels];
    },
    parameters: ([, , c]) => {
      const std = initialStd ?? heStd((kh * kw * c) / groups);
      return weightsAndBias([kh, kw, c / groups, outChannels], std, bias);
    },
    macs: (input) => {
      const { oh, ow, c } = shapes(input);
      return convMacs({ output: [oh, ow], kernel: [kh, kw], inChannels: c, outChannels, groups });
    },
    windows: (input) => windowsOf(shapes(input)),
    native: forward,
    forward,
    fused: {
      forward: (backend, x, { w, b }, followedBy) =>
        backend.conv2dFollowed?.(x, w, bias ? b : null, options, followedBy),
      // Only a depthwise convolution is bound by copying its input.
      border: (input) => (groups === input[2] ? shapes(input).padding : undefined),
    },
    backward: (backend, dout, x, _, { w }) => {
      const { dx, ...gradients } = backend.conv2dBackward(dout, x, w, options);
      return { dx, gradients: gradientsOf(gradients, bias) };
    },
    parameterGradients: (backend, dout, x, { w }) =>
      gradientsOf(
        backend.conv2dParameterGradients?.(dout, x, w, options) ??
          backend.conv2dBackward(dout, x, w, options),
        bias,
      ),
  };
}
