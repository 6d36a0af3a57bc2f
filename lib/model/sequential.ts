import type { Backend } from '../backend';
import { ShapeError } from '../errors';
import { checkSeed } from '../random';
import { checkEngine, rejectUnknownOptions } from '../shapes';
import type { Dtype, Tensor } from '../tensor';
import { infer } from './infer';
import type { Layer, Shape } from './layer';
import type { Activation, Model } from './model';
import { checkBatchAxis, checkOtherSize, planLayers, type LayerPlan } from './plan';
import { copyIfAliased, passOn, record, type Observe } from './record';
import { summarize } from './summary';

export interface SequentialOptions {
  /** The shape of one image, [H, W, C]. Without it, that of the first image. */
  readonly inputShape?: Shape;
  /** Of the initial weights: the same seed gives the same network. */
  readonly seed?: number;
  readonly dtype?: Dtype;
}

/**
 * A network of layers, one after the other.
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
  { inputShape, seed = 0, dtype = 'float32', ...others }: SequentialOptions = {},
): Model {
  rejectUnknownOptions('sequential', others, 'inputShape, seed and dtype');
  checkSeed('sequential', seed);
  if (layers.length === 0) throw new ShapeError('sequential: there are 0 layers, it needs at least 1');
  let plan: readonly LayerPlan[] | undefined = inputShape && planLayers(layers, inputShape, seed, dtype);
  const known = (): readonly LayerPlan[] => {
    if (plan) return plan;
    throw new ShapeError(
      'sequential: say how large an image is, sequential(layers, { inputShape: [H, W, C] })',
    );
  };
  /** The layers, once images of this shape are known to fit them. */
  const fitting = (image: Shape): readonly LayerPlan[] => {
    if (!plan) return planLayers(layers, image, seed, dtype);
    if (image.join() !== plan[0].inputShape.join()) checkOtherSize(layers, plan, image);
    return plan;
  };
  const run = (
    backend: Backend,
    x: Tensor,
    pass: { training: boolean; seed: number },
    observe: Observe,
  ): Tensor => {
    checkBatchAxis(x, plan?.[0].inputShape);
    const fits = fitting(x.shape.slice(1));
    let current = x;
    fits.forEach((layerPlan, i) => {
      const own = { ...pass, seed: seedOf(pass.seed, i) };
      const forwarded = layerPlan.layer.forward(backend, current, layerPlan.peek(), own);
      observe(layerPlan, current, forwarded);
      current = forwarded.out;
    });
    plan ??= fits; // only after it ran: an input that fails must not fix the model's input shape
    return current;
  };
  /** The same answer, from an engine that fuses layers. */
  const answer = (backend: Backend, x: Tensor): Tensor => {
    if (!backend.conv2dFollowed) return run(backend, x, using, () => undefined);
    checkBatchAxis(x, plan?.[0].inputShape);
    const fits = fitting(x.shape.slice(1));
    const steps = fits.map((one, i) => ({
      ...{ layer: one.layer, weights: one.peek(), keys: one.keys() },
      seed: seedOf(using.seed, i),
    }));
    const out = infer(backend, steps, x);
    plan ??= fits;
    return out;
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
    get buffers() {
      return known().flatMap((layer) => layer.buffers);
    },
    get parameterCount() {
      return total((layer) => layer.parameterCount);
    },
    get macs() {
      return total((layer) => layer.macs);
    },
    dtype,
    forward: (backend, x) => {
      checkEngine('forward', backend);
      const pass = passOn(backend);
      const out = pass.run((layers) => answer(layers, x));
      const own = pass.own(out);
      pass.end();
      return copyIfAliased(own, x);
    },
    activations: (backend, x, { dropoutSeed } = {}) => {
      checkEngine('activations', backend);
      const seen: Activation[] = [];
      const pass = dropoutSeed === undefined ? using : { training: true, seed: dropoutSeed };
      run(backend, x, pass, ({ name, kind }, input, { out }) =>
        seen.push({ name, kind, out: copyIfAliased(out, input) }),
      );
      return seen;
    },
    outputShapeFor: (image) => {
      fitting(image);
      return planLayers(layers, image, seed, dtype)[layers.length - 1].outputShape;
    },
    record: (backend, x, { seed: dropSeed = 0 } = {}) => {
      checkEngine('record', backend);
      checkSeed('record', dropSeed);
      return record(backend, (layers, observe) =>
        run(layers, x, { training: true, seed: dropSeed }, observe),
      );
    },
    summary: () => summarize(known()),
  };
}

/** Of layer i, far from its neighbours'. */
function seedOf(seed: number, i: number): number {
  return (seed + Math.imul(i + 1, 0x9e3779b1)) >>> 0;
}
