import { ShapeError } from '../../errors';
import { whole } from '../../geometry';
import { noOtherOptions } from '../../shapes';
import { heStd, type Layer, type Weights } from '../layer';

export interface DenseLayerOptions {
  /** How many outputs. */
  readonly units: number;
  readonly bias?: boolean;
  readonly name?: string;
  /** The spread of the first weights; He's by default. */
  readonly initialStd?: number;
}

/** A fully connected layer: [I] → [units], with w [I, units] and b [units]. */
export function denseLayer({ units, bias = true, name, initialStd, ...others }: DenseLayerOptions): Layer {
  noOtherOptions('denseLayer', others, 'units, bias, name and initialStd');
  whole('denseLayer', 'units', units, 1);
  return {
    kind: 'dense',
    name,
    outputShape: (input) => {
      if (input.length !== 1) {
        throw new ShapeError(
          `dense: input is [${input.join(', ')}], but needs [I]: put a flattenLayer() before it`,
        );
      }
      return [units];
    },
    parameters: ([inputs]) => {
      const w = { name: 'w', shape: [inputs, units], std: initialStd ?? heStd(inputs) };
      return bias ? [w, { name: 'b', shape: [units], std: 0 }] : [w];
    },
    macs: ([inputs]) => inputs * units,
    forward: (backend, x, { w, b }) => ({ out: backend.dense(x, w, bias ? b : null) }),
    backward: (backend, dout, x, _, { w }) => {
      const { dx, dw, db } = backend.denseBackward(dout, x, w);
      const gradients: Weights = bias ? { w: dw, b: db } : { w: dw };
      return { dx, gradients };
    },
  };
}
