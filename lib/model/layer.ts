import type { Backend, FollowedBy, ResponseNormOptions, Sides } from '../backend';
import type { LayerWindow } from '../geometry';
import type { Tensor } from '../tensor';

/** The shape of one example, without the batch: [H, W, C], or [I] after `flattenLayer`. */
export type Shape = readonly number[];

/** What a layer does, in a word: one of these, or a word of your own for a layer of your own. */
export type LayerKind =
  | 'conv2d'
  | 'maxPool'
  | 'avgPool'
  | 'adaptiveAvgPool'
  | 'globalAvgPool'
  | 'dense'
  | 'relu'
  | 'tanh'
  | 'localResponseNorm'
  | 'batchNorm'
  | 'dropout'
  | 'flatten'
  | 'residual'
  | (string & Record<never, never>); // any other; written so that editors still offer the words above

/** What a layer learns, before it has values. */
export interface ParameterPlan {
  /** 'w' or 'b'. */
  readonly name: string;
  readonly shape: Shape;
  /** The initial values are drawn from N(mean, std²); 0 makes them all `mean`, which is 0 by default. */
  readonly std: number;
  readonly mean?: number;
}

/** The values of a layer's parameters, by name. */
export type Weights = Readonly<Record<string, Tensor>>;

/** How a layer is run: while it learns, dropout drops. */
export interface Pass {
  readonly training: boolean;
  readonly seed: number;
}

/** What forward gives, and what the way back needs of it. */
export interface Forwarded {
  readonly out: Tensor;
  /** What the layer's buffers become by this batch, where it learns. */
  readonly buffers?: Weights;
  /** Dropout's. */
  readonly mask?: Tensor;
  /** A residual layer's: what each layer of its branch got and gave. */
  readonly branch?: readonly { readonly input: Tensor; readonly forwarded: Forwarded }[];
}

/** What backward gives: the gradient of the input, and of each parameter. */
export interface LayerBackward {
  readonly dx: Tensor;
  readonly gradients: Weights;
}

/**
 * A layer is a value: what it does to shapes and tensors. It holds no numbers; the model does, and passes them in
 * as `weights`.
 */
export interface Layer {
  readonly kind: LayerKind;
  /** A name of your own, for summary and weights; a model numbers the others: conv1, conv2, … */
  readonly name?: string;
  /** Throws ShapeError where an input of this shape does not fit. */
  outputShape(input: Shape): Shape;
  /** Empty where there is nothing to learn. */
  parameters(input: Shape): readonly ParameterPlan[];
  /** Numbers that are kept with the parameters, but not learned by gradients: batch normalization's mean and variance. */
  buffers?(input: Shape): readonly ParameterPlan[];
  /** Multiply-adds for one example. */
  macs(input: Shape): number;
  /** Which part of the input one output sees, along height and width; absent where that is the same place. */
  windows?(input: Shape): readonly [height: LayerWindow, width: LayerWindow];
  /** Of a layer of weights: the same with a bias, under this name. */
  readonly withBias?: (name: string) => Layer;
  /** Batch normalization's. */
  readonly epsilon?: number;
  /** Of a residual layer: the layers between its input and the sum. */
  readonly branch?: readonly Layer[];
  /** The same with another branch, under this name. */
  readonly withBranch?: (branch: readonly Layer[], name: string) => Layer;
  /** Whether each output depends on all of the input, as a dense layer's does. */
  readonly seesAll?: boolean;
  /** In a model, x and the backend's results may live for this pass only: copy what is needed longer. */
  forward(backend: Backend, x: Tensor, weights: Weights, pass: Pass): Forwarded;
  backward(backend: Backend, dout: Tensor, x: Tensor, forwarded: Forwarded, weights: Weights): LayerBackward;
  /** Of a layer of weights: how it is run together with what follows it, where nothing is learned. */
  readonly fused?: FusedLayer;
  /** Of a layer that others may be fused with: its `forward` as it was made, so that one of your own is noticed. */
  readonly native?: Layer['forward'];
  /** Of a local response normalization: its constants, where they are not the paper's. */
  readonly responseNorm?: ResponseNormOptions;
  /** Of a rectified linear unit: what it cuts at, Infinity where there is no limit. */
  readonly reluMax?: number;
  /** The gradients of the parameters alone, where that is less work: all that a first layer needs to learn. */
  parameterGradients?(backend: Backend, dout: Tensor, x: Tensor, weights: Weights): Weights;
}

/** See `Layer.fused`. */
export interface FusedLayer {
  /** Undefined where the engine has no such way for this layer: then it is run as usual. */
  forward(backend: Backend, x: Tensor, weights: Weights, followedBy: FollowedBy): Tensor | undefined;
  /** The zeros that it wants to find around its input [H, W, C], if any. */
  border?(input: Shape): Sides | undefined;
}

/**
 * The standard deviation of He's initialization, √(2 / fanIn): with it the size of the activations stays about the same
 * through ReLU layers. `fanIn`: how many inputs an output sees, KH · KW · C / groups, or I.
 * Source: He et al. 2015, "Delving deep into rectifiers", eq. 10.
 */
export function heStd(fanIn: number): number {
  return Math.sqrt(2 / fanIn);
}
