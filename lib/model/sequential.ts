import type { Backend, EnginePass } from '../backend';
import { ShapeError } from '../errors';
import { isTensor, type Dtype, type Tensor } from '../tensor';
import type { Forwarded, Layer, LayerKind, Shape, Weights } from './layer';
import { owned, passOn, runBackward, runParameters, type Kept } from './backwards';
import { planLayers, type LayerPlan, type Parameter } from './plan';
import { summarise, type ModelSummary } from './summary';

export interface SequentialOptions {
  /** The shape of one image, [H, W, C]. Without it the first image that comes says so. */
  readonly inputShape?: Shape;
  /** Of the first weights: the same seed gives the same network. */
  readonly seed?: number;
  readonly dtype?: Dtype;
}

/** What one layer answered. */
export interface Activation {
  readonly name: string;
  readonly kind: LayerKind;
  /** [N, H, W, C], or [N, I] */
  readonly out: Tensor;
}

/**
 * A forward pass that remembers what the way back needs. An engine may forget it once the way back was taken or
 * another pass began; then the forward pass is run again, from the same input.
 */
export interface Recorded {
  readonly out: Tensor;
  /** The gradient of the output → those of the input and, by name, of every parameter. */
  readonly backward: (dout: Tensor) => { dx: Tensor; gradients: Weights };
  /** Those of the parameters alone: in training nobody asks for that of the images. */
  readonly parameterGradients: (dout: Tensor) => Weights;
}

/** Layers in a row, and the numbers they have learned. Only those numbers ever change. */
export interface Model {
  readonly layers: readonly LayerPlan[];
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly parameters: readonly Parameter[];
  readonly parameterCount: number;
  /** Multiply-adds for one image. */
  readonly macs: number;
  readonly dtype: Dtype;
  /** x [N, ...inputShape] → [N, ...outputShape], as the network is used: without dropout. */
  forward(backend: Backend, x: Tensor): Tensor;
  /** The same, and what every layer answered on the way. */
  activations(backend: Backend, x: Tensor): readonly Activation[];
  /** The same, as the network learns: dropout drops, by `seed`, and backward can follow. */
  record(backend: Backend, x: Tensor, options?: { readonly seed?: number }): Recorded;
  summary(): ModelSummary;
}

/**
 * A network of layers in a row.
 *
 * Throws ShapeError, with the layer's name, where one does not fit the one before. Without an `inputShape` that
 * is at the first `forward`.
 *
 * @example
 * const model = sequential([conv2dLayer({ filters: 10, kernel: 5, padding: 2 }), reluLayer()], { inputShape: [32, 32, 3] });
 * model.parameterCount // 760
 */
export function sequential(
  layers: readonly Layer[],
  { inputShape, seed = 0, dtype = 'float32' }: SequentialOptions = {},
): Model {
  if (layers.length === 0) throw new ShapeError('sequential: there are 0 layers, it needs at least 1');
  let plan = inputShape && planLayers(layers, inputShape, seed, dtype);
  const known = (): readonly LayerPlan[] => {
    if (plan) return plan;
    throw new ShapeError(
      'sequential: say how large an image is, sequential(layers, { inputShape: [H, W, C] })',
    );
  };
  /** The layers, once x is known to fit them. */
  const fitting = (x: Tensor): readonly LayerPlan[] => {
    if (!isTensor(x) || x.shape.length < 2)
      throw new ShapeError('sequential: the input is not a tensor [N, H, W, C]');
    const shape = x.shape.slice(1);
    plan ??= planLayers(layers, shape, seed, dtype);
    if (shape.join() !== plan[0].inputShape.join()) checkOtherSize(layers, plan, shape);
    return plan;
  };
  const run = (
    backend: Backend,
    x: Tensor,
    pass: { training: boolean; seed: number },
    see: (layer: LayerPlan, input: Tensor, forwarded: Forwarded) => void,
  ): Tensor => {
    let current = x;
    fitting(x).forEach((layer, i) => {
      const own = { ...pass, seed: (pass.seed + Math.imul(i + 1, 0x9e3779b1)) >>> 0 };
      const forwarded = layer.layer.forward(backend, current, layer.weights(), own);
      see(layer, current, forwarded);
      current = forwarded.out;
    });
    return current;
  };
  const using = { training: false, seed: 0 };
  const total = (of: (layer: LayerPlan) => number): number =>
    known().reduce((sum, layer) => sum + of(layer), 0);

  return {
    get layers() {
      return known();
    },
    get inputShape() {
      return known()[0].inputShape;
    },
    get outputShape() {
      return known()[layers.length - 1].outputShape;
    },
    get parameters() {
      return known().flatMap((layer) => layer.parameters);
    },
    get parameterCount() {
      return total((layer) => layer.parameterCount);
    },
    get macs() {
      return total((layer) => layer.macs);
    },
    dtype,
    forward: (backend, x) => {
      const pass = passOn(backend);
      const out = pass.run((layers) => run(layers, x, using, () => undefined));
      const own = pass.own(out);
      pass.end();
      return own;
    },
    activations: (backend, x) => {
      const seen: Activation[] = [];
      run(backend, x, using, ({ name, kind }, _, { out }) => seen.push({ name, kind, out }));
      return seen;
    },
    record: (backend, x, { seed: dropSeed = 0 } = {}) => {
      const learning = { training: true, seed: dropSeed };
      const forward = (): { pass: EnginePass; kept: Kept; out: Tensor } => {
        const pass = passOn(backend);
        const kept: { layer: LayerPlan; input: Tensor; forwarded: Forwarded }[] = [];
        const see: Parameters<typeof run>[3] = (layer, input, forwarded) =>
          kept.push({ layer, input, forwarded });
        const out = pass.run((layers) => run(layers, x, learning, see));
        return { pass, kept, out: pass.own(out) };
      };
      let recorded = forward();
      const back = <T>(work: (layers: Backend, kept: Kept, own: EnginePass['own']) => T): T => {
        if (!recorded.pass.isOpen()) recorded = forward();
        const { pass, kept } = recorded;
        const result = pass.run((layers) => work(layers, kept, pass.own));
        pass.end();
        return result;
      };
      return {
        out: recorded.out,
        backward: (dout) =>
          back((layers, kept, own) => {
            const { dx, gradients } = runBackward(layers, kept, dout);
            return { dx: own(dx), gradients: owned(gradients, own) };
          }),
        parameterGradients: (dout) =>
          back((layers, kept, own) => owned(runParameters(layers, kept, dout), own)),
      };
    },
    summary: () => summarise(known()),
  };
}

/** Convolutions take images of any size; throws ShapeError where a layer's weights do not. */
function checkOtherSize(layers: readonly Layer[], plan: readonly LayerPlan[], shape: Shape): void {
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
