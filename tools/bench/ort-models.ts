import { contiguous, type Layer, type Model, type Tensor } from 'convlab';
import type { OnnxModel, OnnxNode, OnnxTensor } from './onnx';

/** A network for ONNX, with its weights: layers as EfficientNet-Lite0 has them. Throws RangeError for others. */
export function networkOnnx({
  layers,
  parameters,
  inputShape: [h, w, c],
}: Pick<Model, 'layers' | 'inputShape'> & {
  readonly parameters: readonly { readonly name: string; readonly value: Tensor }[];
}): OnnxModel {
  const values = new Map(parameters.map(({ name, value }) => [name, value]));
  const weights: Record<string, OnnxTensor> = {};
  const nodes: OnnxNode[] = [];
  let last = 'x';
  const put = (kind: string, inputs: readonly string[], attributes?: OnnxNode['attributes']): void => {
    const output = `v${nodes.length}`;
    nodes.push({ kind, inputs, output, attributes });
    last = output;
  };
  /** The name of a weight, which is noted. */
  const weight = (name: string, turn: (x: Tensor) => OnnxTensor = asItIs): string => {
    weights[name] = turn(values.get(name)!);
    return name;
  };
  const limit = (name: string, value: number): string => {
    weights[name] = { shape: [], data: Float32Array.of(value) };
    return name;
  };

  /** Adds a layer; the shape that comes out of it. */
  const add = (layer: Layer, name: string, input: readonly number[]): readonly number[] => {
    switch (layer.kind) {
      case 'residual': {
        const before = last;
        const out = layer.branch!.reduce((shape, one) => add(one, `${name}.${one.name}`, shape), input);
        put('Add', [before, last]);
        return out;
      }
      case 'conv2d': {
        const windows = layer.windows!(input);
        put('Conv', [last, weight(`${name}.w`, oihw), weight(`${name}.b`)], {
          kernel_shape: windows.map(({ kernel }) => kernel),
          strides: windows.map(({ stride }) => stride),
          pads: [
            ...windows.map(({ padding = 0 }) => padding),
            ...windows.map(({ padding = 0, paddingAfter = padding }) => paddingAfter),
          ],
          group: input[2] / values.get(`${name}.w`)!.shape[2],
        });
        break;
      }
      case 'relu':
        put('Clip', [last, limit('low', 0), limit('high', layer.reluMax ?? Infinity)]);
        break;
      case 'globalAvgPool':
        put('GlobalAveragePool', [last]);
        put('Flatten', [last]);
        break;
      case 'dense':
        put('Gemm', [last, weight(`${name}.w`), weight(`${name}.b`)]);
        break;
      default:
        throw new RangeError(`bench: ${name} is a layer of kind ${layer.kind}, which is not written as ONNX`);
    }
    return layer.outputShape(input);
  };

  for (const { layer, name, inputShape } of layers) add(layer, name, inputShape);
  return {
    input: { name: 'x', shape: [1, c, h, w] },
    output: { name: last, shape: [1, ...layers[layers.length - 1].outputShape] },
    nodes,
    weights,
  };
}

function asItIs(x: Tensor): OnnxTensor {
  return { shape: x.shape, data: Float32Array.from(contiguous(x).data) };
}

/** x [N, H, W, C] → [N, C, H, W] */
export function nchw(x: Tensor): OnnxTensor {
  return turned(x, [0, 3, 1, 2]);
}

/** w [KH, KW, C, OC] → [OC, C, KH, KW] */
export function oihw(w: Tensor): OnnxTensor {
  return turned(w, [3, 2, 0, 1]);
}

function turned(x: Tensor, axes: readonly [number, number, number, number]): OnnxTensor {
  const { shape, data } = contiguous(x.transpose(...axes));
  return { shape, data: Float32Array.from(data) };
}
