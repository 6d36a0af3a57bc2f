import { activationNamed, type ActivationName } from './activation';
import type { Shape } from '../layer';
import { conv2dLayer, denseLayer, flattenLayer, maxPoolLayer } from '../layers';
import type { Model } from '../model';
import { checkNetworkOptions } from './options';
import { sequential, type SequentialOptions } from '../sequential';

export interface LeNetOptions extends Omit<SequentialOptions, 'inputShape'> {
  readonly classes?: number;
  /** Height and width; 28 by default. */
  readonly inputSize?: number;
  readonly channels?: number;
  /** [H, W, C], instead of `inputSize` and `channels`. */
  readonly inputShape?: Shape;
  /** ReLU by default; the paper of 1998 had tanh. */
  readonly activation?: ActivationName;
}

/**
 * A network of LeNet-5's size: two convolutions, two poolings, three dense layers; 61,706 parameters on 28 × 28
 * grey images. An image smaller than the 32 × 32 it was designed for is padded to that size.
 *
 * Unlike the paper's: max pooling without weights, ReLU, every map of conv2 sees all of conv1's. The last weights
 * start so small that all classes begin equally likely: the first loss is ln(classes).
 *
 * Source: LeCun, Bottou, Bengio & Haffner 1998, section II.B.
 */
export function leNet({
  classes = 10,
  inputSize = 28,
  channels = 1,
  inputShape = [inputSize, inputSize, channels],
  activation = 'relu',
  ...options
}: LeNetOptions = {}): Model {
  checkNetworkOptions('leNet', options, 'classes, inputSize, channels, inputShape, activation');
  const active = activationNamed('leNet', activation);
  const missing = (length: number): number => Math.max(0, Math.ceil((32 - length) / 2));
  return sequential(
    [
      conv2dLayer({ filters: 6, kernel: 5, padding: [missing(inputShape[0]), missing(inputShape[1])] }),
      active(),
      maxPoolLayer({ size: 2 }),
      conv2dLayer({ filters: 16, kernel: 5 }),
      active(),
      maxPoolLayer({ size: 2 }),
      flattenLayer(),
      denseLayer({ units: 120 }),
      active(),
      denseLayer({ units: 84 }),
      active(),
      denseLayer({ units: classes, initialStd: 0.01 }),
    ],
    { inputShape, ...options },
  );
}
