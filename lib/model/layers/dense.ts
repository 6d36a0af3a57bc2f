import { ShapeError } from '../../errors';
import { checkInteger } from '../../geometry';
import { rejectUnknownOptions } from '../../shapes';
import { heStd, type Layer } from '../layer';
import { gradientsOf, weightsAndBias } from './common';

export interface DenseLayerOptions {
  /** How many outputs. */
  readonly units: number;
  readonly bias?: boolean;
  readonly name?: string;
  /** The standard deviation of the initial weights; by default He's, see `heStd`. */
  readonly initialStd?: number;
}

/**
 * A fully connected layer: [I] → [units], with w [I, units] and b [units]. Throws ShapeError unless `units` is a whole
 * number, TypeError for an unknown option.
 */
export function denseLayer({ units, bias = true, name, initialStd, ...others }: DenseLayerOptions): Layer {
  rejectUnknownOptions('denseLayer', others, 'units, bias, name and initialStd');
  checkInteger('denseLayer', 'units', units, 1);
  const forward: Layer['forward'] = (backend, x, { w, b }) => ({
    out: backend.dense(x, w, bias ? b : null),
  });
  return {
    kind: 'dense',
    name,
    seesAll: true,
    withBias: (other) => denseLayer({ units, name: other, initialStd }),
    outputShape: (input) => {
      if (input.length !== 1) {
        throw new ShapeError(
          `dense: input is [${input.join(', ')}], but needs [I]: put a flattenLayer() before it`,
        );
      }
      return [units];
    },
    parameters: ([inputs]) => weightsAndBias([inputs, units], initialStd ?? heStd(inputs), bias),
    macs: ([inputs]) => inputs * units,
    native: forward,
    forward,
    fused: {
      forward: (backend, x, { w, b }, followedBy) =>
        backend.denseFollowed?.(x, w, bias ? b : null, followedBy),
    },
    backward: (backend, dout, x, _, { w }) => {
      const { dx, ...gradients } = backend.denseBackward(dout, x, w);
      return { dx, gradients: gradientsOf(gradients, bias) };
    },
  };
}
