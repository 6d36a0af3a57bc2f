import { checkInteger } from '../../geometry';
import type { Layer } from '../layer';
import { conv2dLayer, denseLayer, globalAvgPoolLayer, reluLayer, residualLayer } from '../layers';
import type { Model } from '../model';
import { checkNetworkOptions } from './options';
import { sequential, type SequentialOptions } from '../sequential';

export interface EfficientNetLite0Options extends Omit<SequentialOptions, 'inputShape'> {
  readonly classes?: number;
  /** Height and width; 224 by default. */
  readonly inputSize?: number;
}

/** [how many, kernel, stride of the first, expansion, filters] of the blocks. Source: the paper's table 1, without its squeezing. */
const stages = [
  [1, 3, 1, 1, 16],
  [2, 3, 2, 6, 24],
  [2, 5, 2, 6, 40],
  [3, 3, 2, 6, 80],
  [3, 5, 1, 6, 112],
  [4, 5, 2, 6, 192],
  [1, 3, 1, 6, 320],
] as const;

/**
 * EfficientNet-Lite0: 16 blocks, each a 1 × 1 convolution to six times the channels, a depthwise one, and a 1 × 1 back to few;
 * where the shape stays, the block's input is added. 4,631,000 parameters, batch normalization folded in; 385 M
 * multiply-adds for one image of 224 × 224.
 *
 * Its input is (255 v − 127) / 128 of a colour v from 0 to 1. See `pretrained` for the one that has learned.
 *
 * Source: Tan & Le 2019, "EfficientNet"; the Lite variant (no squeezing, ReLU6) by R. Liu, Google, 2020.
 */
export function efficientNetLite0({
  classes = 1000,
  inputSize = 224,
  ...options
}: EfficientNetLite0Options = {}): Model {
  checkNetworkOptions('efficientNetLite0', options, 'classes, inputSize');
  checkInteger('efficientNetLite0', 'classes', classes, 1);
  checkInteger('efficientNetLite0', 'inputSize', inputSize, 1);
  const layers = [...convolution('stem', { filters: 32, kernel: 3, stride: 2 })];
  let channels = 32;
  let count = 0;
  for (const [repeats, kernel, first, expansion, filters] of stages) {
    for (let i = 0; i < repeats; i++) {
      const stride = i === 0 ? first : 1;
      layers.push(...block(`block${count}`, { channels, kernel, stride, expansion, filters }));
      channels = filters;
      count++;
    }
  }
  layers.push(...convolution('head', { filters: 1280, kernel: 1 }));
  layers.push(globalAvgPoolLayer({ name: 'pool' }), denseLayer({ name: 'fc', units: classes }));
  return sequential(layers, { inputShape: [inputSize, inputSize, 3], ...options });
}

interface Block {
  readonly channels: number;
  readonly kernel: number;
  readonly stride: number;
  readonly expansion: number;
  readonly filters: number;
}

/** One residual layer where the input is added; else the same layers in a row, under the same names. */
function block(name: string, { channels, kernel, stride, expansion, filters }: Block): Layer[] {
  const added = stride === 1 && channels === filters;
  const within = (layer: string): string => (added ? layer : `${name}.${layer}`);
  const wide = channels * expansion;
  const layers = [
    ...(expansion > 1 ? convolution(within('expand'), { filters: wide, kernel: 1 }) : []),
    ...convolution(within('depthwise'), { filters: wide, kernel, stride, groups: wide }),
    conv2dLayer({ name: within('project'), filters, kernel: 1 }),
  ];
  return added ? [residualLayer(layers, { name })] : layers;
}

function convolution(
  name: string,
  options: { filters: number; kernel: number; stride?: number; groups?: number },
): Layer[] {
  return [conv2dLayer({ name, padding: 'same', ...options }), reluLayer({ name: `${name}.relu`, max: 6 })];
}
