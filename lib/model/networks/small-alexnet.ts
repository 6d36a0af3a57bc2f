import { checkInteger } from '../../geometry';
import { checkRate } from '../../shapes';
import { activationNamed, type ActivationName } from './activation';
import type { Layer } from '../layer';
import {
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  flattenLayer,
  localResponseNormLayer,
  maxPoolLayer,
} from '../layers';
import type { Model } from '../model';
import { checkNetworkOptions } from './options';
import { sequential, type SequentialOptions } from '../sequential';

export interface SmallAlexNetOptions extends Omit<SequentialOptions, 'inputShape'> {
  readonly classes?: number;
  /** Height and width; 28 by default. */
  readonly inputSize?: number;
  /** ReLU by default, as in 2012; tanh as before. */
  readonly activation?: ActivationName;
  /** Whether neighbouring channels compete after conv1 and conv2. */
  readonly responseNorm?: boolean;
  /** Of the pooling windows, which move by 2: 3 overlap, 2 do not. */
  readonly poolSize?: number;
  /** How many times as many filters each convolution has; 1 by default. */
  readonly width?: number;
  /** Of dense1 and dense2; 128 by default. */
  readonly units?: number;
  /** The fraction of dense1's and dense2's outputs that is dropped in training; 0 for no dropout. */
  readonly dropout?: number;
}

/**
 * AlexNet for 28 × 28 grey images: five convolutions and three dense layers, and each new part of 2012 can be
 * switched off. 41,706 parameters with ten classes.
 *
 * conv1 moves by 2, where the paper's moves by 4; after two poolings a third has nothing left to do. Pixels of
 * 0 … 1 give small answers, so LRN's alpha is 0.2 and its bias 1: the paper's 10⁻⁴ and 2 are for 0 … 255.
 *
 * Source: Krizhevsky, Sutskever & Hinton 2012, sections 3 and 4.2, made small.
 */
export function smallAlexNet({
  classes = 10,
  inputSize = 28,
  activation = 'relu',
  responseNorm = true,
  poolSize = 3,
  width = 1,
  units = 128,
  dropout = 0.5,
  ...options
}: SmallAlexNetOptions = {}): Model {
  checkNetworkOptions(
    'smallAlexNet',
    options,
    'classes, inputSize, activation, responseNorm, poolSize, width, units, dropout',
  );
  checkRate('smallAlexNet', dropout);
  checkInteger('smallAlexNet', 'inputSize', inputSize, 1);
  checkInteger('smallAlexNet', 'width', width, 1);
  checkInteger('smallAlexNet', 'units', units, 1);
  const active = activationNamed('smallAlexNet', activation);
  const conv = (filters: number, kernel: number, stride = 1): Layer[] => [
    conv2dLayer({ filters: width * filters, kernel, stride, padding: (kernel - 1) / 2 }),
    active(),
  ];
  const compete = (): Layer[] => (responseNorm ? [localResponseNormLayer({ alpha: 0.2, bias: 1 })] : []);
  const pool = (): Layer => maxPoolLayer({ size: poolSize, stride: 2 });
  const dense = (): Layer[] => [
    denseLayer({ units }),
    active(),
    ...(dropout > 0 ? [dropoutLayer({ rate: dropout })] : []),
  ];
  return sequential(
    [
      ...[...conv(8, 5, 2), ...compete(), pool()],
      ...[...conv(16, 5), ...compete(), pool()],
      ...[...conv(24, 3), ...conv(24, 3), ...conv(16, 3), flattenLayer()],
      ...[...dense(), ...dense(), denseLayer({ units: classes })],
    ],
    { inputShape: [inputSize, inputSize, 1], ...options },
  );
}
