import { ShapeError } from '../../errors';
import { checkInteger } from '../../geometry';
import type { Layer } from '../layer';
import {
  adaptiveAvgPoolLayer,
  conv2dLayer,
  denseLayer,
  dropoutLayer,
  flattenLayer,
  localResponseNormLayer,
  maxPoolLayer,
  reluLayer,
} from '../layers';
import type { Model } from '../model';
import { checkNetworkOptions } from './options';
import { sequential, type SequentialOptions } from '../sequential';

export interface AlexNetOptions extends Omit<SequentialOptions, 'inputShape'> {
  /**
   * 'grouped': the paper's, whose two graphics cards saw half the channels each in conv2, conv4 and conv5.
   * 'single': the same without the halves. 'torchvision': the one in PyTorch's torchvision.
   */
  readonly variant?: 'grouped' | 'single' | 'torchvision';
  readonly classes?: number;
  /** Height and width; 227 by default (what the paper's sizes need), 224 for torchvision's. */
  readonly inputSize?: number;
  /** The share of the paper's channels: 1/16 makes a toy network of the same structure. */
  readonly width?: number;
}

/**
 * AlexNet: five convolutions, three poolings, three dense layers, dropout between these.
 *
 * With 1,000 classes: grouped 60,965,224 parameters, single 62,378,344, torchvision 61,100,840. Its numbers are
 * drawn when they are first needed; `summary()` needs none.
 *
 * Source: Krizhevsky, Sutskever & Hinton 2012, sections 3 and 4.2; torchvision's: Krizhevsky 2014 (one tower,
 * no normalisation), as torchvision.models.alexnet builds it.
 */
export function alexNet({
  variant = 'grouped',
  classes = 1000,
  inputSize = variant === 'torchvision' ? 224 : 227,
  width = 1,
  ...options
}: AlexNetOptions = {}): Model {
  checkNetworkOptions('alexNet', options, 'variant, classes, inputSize, width');
  checkInteger('alexNet', 'classes', classes, 1);
  checkInteger('alexNet', 'inputSize', inputSize, 1);
  if (!(width > 0 && width < Infinity))
    throw new ShapeError(`alexNet: width must be a finite number above 0, not ${width}`);
  const scaled = (channels: number): number => Math.max(2, 2 * Math.round((channels * width) / 2));
  const inputShape = [inputSize, inputSize, 3];
  switch (variant) {
    case 'torchvision':
      return sequential(torchvisionLayers(classes, scaled), { inputShape, ...options });
    case 'grouped':
      return sequential(paperLayers(classes, 2, scaled), { inputShape, ...options });
    case 'single':
      return sequential(paperLayers(classes, 1, scaled), { inputShape, ...options });
    default:
      throw new ShapeError(
        `alexNet: there is no variant '${String(variant)}': take 'grouped', 'single' or 'torchvision'`,
      );
  }
}

type Scaled = (channels: number) => number;

function paperLayers(classes: number, groups: number, scaled: Scaled): Layer[] {
  return [
    conv2dLayer({ name: 'conv1', filters: scaled(96), kernel: 11, stride: 4 }),
    reluLayer({ name: 'relu1' }),
    localResponseNormLayer({ name: 'norm1' }),
    maxPoolLayer({ name: 'pool1', size: 3, stride: 2 }),
    conv2dLayer({ name: 'conv2', filters: scaled(256), kernel: 5, padding: 2, groups }),
    reluLayer({ name: 'relu2' }),
    localResponseNormLayer({ name: 'norm2' }),
    maxPoolLayer({ name: 'pool2', size: 3, stride: 2 }),
    conv2dLayer({ name: 'conv3', filters: scaled(384), kernel: 3, padding: 1 }),
    reluLayer({ name: 'relu3' }),
    conv2dLayer({ name: 'conv4', filters: scaled(384), kernel: 3, padding: 1, groups }),
    reluLayer({ name: 'relu4' }),
    conv2dLayer({ name: 'conv5', filters: scaled(256), kernel: 3, padding: 1, groups }),
    reluLayer({ name: 'relu5' }),
    maxPoolLayer({ name: 'pool5', size: 3, stride: 2 }),
    flattenLayer(),
    denseLayer({ name: 'fc6', units: scaled(4096) }),
    reluLayer({ name: 'relu6' }),
    dropoutLayer({ name: 'drop6' }),
    denseLayer({ name: 'fc7', units: scaled(4096) }),
    reluLayer({ name: 'relu7' }),
    dropoutLayer({ name: 'drop7' }),
    denseLayer({ name: 'fc8', units: classes }),
  ];
}

function torchvisionLayers(classes: number, scaled: Scaled): Layer[] {
  return [
    conv2dLayer({ name: 'conv1', filters: scaled(64), kernel: 11, stride: 4, padding: 2 }),
    reluLayer({ name: 'relu1' }),
    maxPoolLayer({ name: 'pool1', size: 3, stride: 2 }),
    conv2dLayer({ name: 'conv2', filters: scaled(192), kernel: 5, padding: 2 }),
    reluLayer({ name: 'relu2' }),
    maxPoolLayer({ name: 'pool2', size: 3, stride: 2 }),
    conv2dLayer({ name: 'conv3', filters: scaled(384), kernel: 3, padding: 1 }),
    reluLayer({ name: 'relu3' }),
    conv2dLayer({ name: 'conv4', filters: scaled(256), kernel: 3, padding: 1 }),
    reluLayer({ name: 'relu4' }),
    conv2dLayer({ name: 'conv5', filters: scaled(256), kernel: 3, padding: 1 }),
    reluLayer({ name: 'relu5' }),
    maxPoolLayer({ name: 'pool5', size: 3, stride: 2 }),
    adaptiveAvgPoolLayer({ name: 'average', size: 6 }),
    flattenLayer(),
    dropoutLayer({ name: 'drop6' }),
    denseLayer({ name: 'fc6', units: scaled(4096) }),
    reluLayer({ name: 'relu6' }),
    dropoutLayer({ name: 'drop7' }),
    denseLayer({ name: 'fc7', units: scaled(4096) }),
    reluLayer({ name: 'relu7' }),
    denseLayer({ name: 'fc8', units: classes }),
  ];
}
