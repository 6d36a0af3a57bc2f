import { ShapeError } from '../errors';
import { checkInteger } from '../geometry';
import { isTensor, type Dtype, type Tensor } from '../tensor';
import type { Layer, LayerKind, ParameterPlan, Shape, Weights } from './layer';
import { layerNames } from './names';
import { parameter, type Parameter } from './parameter';

/** A layer within a network: with its name, shapes and counts. */
export interface LayerPlan {
  readonly layer: Layer;
  readonly kind: LayerKind;
  /** 'conv1' */
  readonly name: string;
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly parameters: readonly Parameter[];
  /** Numbers that are kept, but not learned by gradients. */
  readonly buffers: readonly Parameter[];
  readonly parameterCount: number;
  readonly macs: number;
  /** The values of parameters and buffers, under the layer's own names for them: { w, b }. */
  weights(): Weights;
  /** The same, for those who only read them and hand them to nobody. */
  peek(): Weights;
  /** What stands for these values as they are, by the same names; see `Parameter.key`. */
  keys(): ParameterKeys;
}

/** See `Parameter.key`. */
export type ParameterKeys = Readonly<Record<string, object | undefined>>;

/** Plans a sequence of layers: each gets a name and its input shape. Throws ShapeError with the layer's name. */
export function planLayers(
  layers: readonly Layer[],
  inputShape: Shape,
  seed: number,
  dtype: Dtype,
): LayerPlan[] {
  for (const length of inputShape) checkInteger('sequential', 'a length of the input shape', length, 1);
  const names = layerNames('sequential', layers);
  let shape = inputShape;
  return layers.map((layer, i) => {
    const plan = inPlace(layer, names[i], shape, mix(seed, i), dtype);
    shape = plan.outputShape;
    return plan;
  });
}

function inPlace(layer: Layer, name: string, inputShape: Shape, seed: number, dtype: Dtype): LayerPlan {
  let outputShape: Shape;
  try {
    outputShape = layer.outputShape(inputShape);
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw new ShapeError(`sequential: ${name}: ${error.message}`, { cause: error });
  }
  const plans = layer.parameters(inputShape);
  const made = (plan: ParameterPlan, k: number): Parameter =>
    parameter(`${name}.${plan.name}`, plan, mix(seed, k), dtype);
  const parameters = plans.map(made);
  const kept = layer.buffers?.(inputShape) ?? [];
  const buffers = kept.map(made);
  const values = [...parameters, ...buffers];
  const named = <T>(of: (value: Parameter) => T): Record<string, T> =>
    Object.fromEntries([...plans, ...kept].map((plan, k) => [plan.name, of(values[k])]));
  return {
    layer,
    kind: layer.kind,
    name,
    inputShape,
    outputShape,
    parameters,
    buffers,
    parameterCount: plans.reduce((sum, plan) => sum + sizeOf(plan.shape), 0),
    macs: layer.macs(inputShape),
    weights: () => named(({ value }) => value),
    peek: () => named(({ peek }) => peek()),
    keys: () => named(({ key }) => key),
  };
}

/** Throws ShapeError unless x is a batch: one image is easily given as it is. */
export function checkBatchAxis(x: Tensor, image: Shape | undefined): void {
  if (!isTensor(x)) throw new ShapeError('sequential: the input is not a tensor [N, H, W, C]');
  const shape = x.shape.join(', ');
  const alone = image ? x.shape.join() === image.join() : x.shape.length === 3 || x.shape.length === 1;
  if (alone)
    throw new ShapeError(
      `sequential: the input is [${shape}], the batch axis is missing: take reshape(x, [1, ${shape}])`,
    );
  if (x.shape.length < 2)
    throw new ShapeError(`sequential: the input is [${shape}], but needs [N, H, W, C], or [N, I]`);
}

/** Convolutions take images of any size; throws ShapeError where a layer's weights do not. */
export function checkOtherSize(layers: readonly Layer[], plan: readonly LayerPlan[], shape: Shape): void {
  planLayers(layers, shape, 0, 'float32').forEach(({ name, parameters }, i) => {
    parameters.forEach(({ shape: needed }, k) => {
      const own = plan[i].parameters[k].shape;
      if (own.join() !== needed.join()) {
        throw new ShapeError(
          `sequential: the input is [${shape.join(', ')}], the network was made for [${plan[0].inputShape.join(', ')}]: ` +
            `${name} would need weights [${needed.join(', ')}], it has [${own.join(', ')}]`,
        );
      }
    });
  });
}

function sizeOf(shape: Shape): number {
  return shape.reduce((size, length) => size * length, 1);
}

/** A seed for part `index`, far from its neighbours'. */
function mix(seed: number, index: number): number {
  return Math.imul((seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0, 0x85ebca6b) >>> 0;
}
