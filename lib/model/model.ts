import type { Backend } from '../backend';
import type { Dtype, Tensor } from '../tensor';
import type { LayerKind, Shape } from './layer';
import type { Parameter } from './parameter';
import type { LayerPlan } from './plan';
import type { Recorded } from './record';
import type { ModelSummary } from './summary';

/** The output of one layer. */
export interface Activation {
  readonly name: string;
  readonly kind: LayerKind;
  /** [N, H, W, C], or [N, I] */
  readonly out: Tensor;
}

/** A sequence of layers and their learned parameters. Only the parameters ever change. Results own their memory. */
export interface Model {
  readonly layers: readonly LayerPlan[];
  readonly inputShape: Shape;
  readonly outputShape: Shape;
  readonly parameters: readonly Parameter[];
  /** Numbers that are kept with the parameters, but not learned by gradients: batch normalization's mean and variance. */
  readonly buffers: readonly Parameter[];
  readonly parameterCount: number;
  /** Multiply-adds for one image. */
  readonly macs: number;
  readonly dtype: Dtype;
  /** x [N, ...inputShape] → [N, ...outputShape], as the network is used: without dropout. */
  forward(backend: Backend, x: Tensor): Tensor;
  /** The same, and the output of every layer; with a `dropoutSeed`, as in `record` with that seed. */
  activations(
    backend: Backend,
    x: Tensor,
    options?: { readonly dropoutSeed?: number },
  ): readonly Activation[];
  /** The shape of the output for images of this shape. Throws ShapeError where they do not fit. */
  outputShapeFor(image: Shape): Shape;
  /**
   * The same, as the network learns: dropout drops, and backward can follow. What drops depends on `seed` alone: without
   * one it is the same each time.
   */
  record(backend: Backend, x: Tensor, options?: { readonly seed?: number }): Recorded;
  summary(): ModelSummary;
}
