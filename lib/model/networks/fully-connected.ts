import { denseLayer, flattenLayer, reluLayer } from '../layers';
import type { Model } from '../model';
import { checkNetworkOptions } from './options';
import { sequential, type SequentialOptions } from '../sequential';

export interface FullyConnectedOptions extends SequentialOptions {
  /** Units of each hidden layer; with none, the network is one layer of templates. */
  readonly hidden?: readonly number[];
  readonly classes?: number;
}

/**
 * A network of dense layers only, ReLU between them: to it an image is a list of numbers, in any order. The last
 * weights start so small that all classes begin equally likely: the first loss is ln(classes).
 *
 * @example fullyConnected({ hidden: [32], inputShape: [28, 28, 1] }).parameterCount // 784 · 32 + 32 + 32 · 10 + 10
 */
export function fullyConnected({
  hidden = [],
  classes = 10,
  inputShape,
  ...options
}: FullyConnectedOptions = {}): Model {
  checkNetworkOptions('fullyConnected', options, 'hidden, classes, inputShape');
  return sequential(
    [
      flattenLayer(),
      ...hidden.flatMap((units) => [denseLayer({ units }), reluLayer()]),
      denseLayer({ units: classes, initialStd: 0.01 }),
    ],
    { inputShape, ...options },
  );
}
