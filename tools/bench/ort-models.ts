import { contiguous, type Tensor } from 'convlab';
import type { OnnxModel, OnnxNode, OnnxTensor } from './onnx';

/** [how many, kernel, stride of the first, expansion, filters], as in lib/model/networks/efficientnet-lite0.ts. */
const stages = [
  [1, 3, 1, 1, 16],
  [2, 3, 2, 6, 24],
  [2, 5, 2, 6, 40],
  [3, 3, 2, 6, 80],
  [3, 5, 1, 6, 112],
  [4, 5, 2, 6, 192],
  [1, 3, 1, 6, 320],
] as const;

/** EfficientNet-Lite0 for ONNX, with this model's weights. */
export function efficientNetOnnx(model: {
  readonly parameters: readonly { readonly name: string; readonly value: Tensor }[];
}): OnnxModel {
  const values = new Map(model.parameters.map(({ name, value }) => [name, value]));
  const weights: Record<string, OnnxTensor> = {
    low: { shape: [], data: Float32Array.of(0) },
    high: { shape: [], data: Float32Array.of(6) },
  };
  const nodes: OnnxNode[] = [];
  let [last, size, channels] = ['x', 224, 3];
  const vector = (name: string): OnnxTensor => {
    const data = Float32Array.from(contiguous(values.get(name)!).data);
    return { shape: [data.length], data };
  };
  const put = (kind: string, inputs: readonly string[], attributes?: OnnxNode['attributes']): void => {
    const output = `v${nodes.length}`;
    nodes.push({ kind, inputs, output, attributes });
    last = output;
  };
  /** 'same' padding is TensorFlow's: the odd zero after. */
  const conv = (name: string, kernel: number, stride: number, filters: number, deep = false): void => {
    const out = Math.ceil(size / stride);
    const zeros = Math.max(0, (out - 1) * stride + kernel - size);
    const [before, after] = [Math.floor(zeros / 2), Math.ceil(zeros / 2)];
    weights[`${name}.w`] = oihw(values.get(`${name}.w`)!);
    weights[`${name}.b`] = vector(`${name}.b`);
    put('Conv', [last, `${name}.w`, `${name}.b`], {
      kernel_shape: [kernel, kernel],
      strides: [stride, stride],
      pads: [before, before, after, after],
      group: deep ? channels : 1,
    });
    [size, channels] = [out, filters];
  };
  const relu6 = (): void => {
    put('Clip', [last, 'low', 'high']);
  };
  conv('stem', 3, 2, 32);
  relu6();
  let block = 0;
  for (const [repeats, kernel, first, expansion, filters] of stages) {
    for (let i = 0; i < repeats; i++, block++) {
      const [name, stride, before, narrow] = [`block${block}`, i === 0 ? first : 1, last, channels];
      if (expansion > 1) {
        conv(`${name}.expand`, 1, 1, narrow * expansion);
        relu6();
      }
      conv(`${name}.depthwise`, kernel, stride, channels, true);
      relu6();
      conv(`${name}.project`, 1, 1, filters);
      if (stride === 1 && narrow === filters) put('Add', [before, last]);
    }
  }
  conv('head', 1, 1, 1280);
  relu6();
  put('GlobalAveragePool', [last]);
  put('Flatten', [last]);
  const fc = contiguous(values.get('fc.w')!);
  weights['fc.w'] = { shape: fc.shape, data: Float32Array.from(fc.data) };
  weights['fc.b'] = vector('fc.b');
  put('Gemm', [last, 'fc.w', 'fc.b']);
  return {
    input: { name: 'x', shape: [1, 3, 224, 224] },
    output: { name: last, shape: [1, 1000] },
    nodes,
    weights,
  };
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
