import type { Tensor } from './tensor';

/** One number for both axes, or [height, width]. */
export type Pair = number | readonly [number, number];

/** 'same' is TensorFlow's: output ceil(input / stride), the extra zero after. 'valid' is no padding. */
export type Padding = Pair | 'same' | 'valid';

export interface ConvOptions {
  /** How far the window moves, in pixels. Default 1. */
  readonly stride?: Pair;
  /** Zeros on each side, in pixels. Default 0. */
  readonly padding?: Padding;
  /** How far apart the filter's neighbouring taps are, in pixels. Default 1. */
  readonly dilation?: Pair;
  /** Into how many groups the channels are split: a filter sees only those of its own group. Default 1. */
  readonly groups?: number;
}

/** What `im2col` and `col2im` need to know of a convolution: all but its filters. */
export interface ColumnOptions {
  readonly kernel: Pair;
  readonly stride?: Pair;
  readonly padding?: Padding;
  readonly dilation?: Pair;
}

export interface PoolOptions {
  readonly size: Pair;
  /** Default: `size`, so that windows lie side by side. */
  readonly stride?: Pair;
  /** Less than `size`; default 0. Counts as −∞ for max pooling, and is not counted for average pooling. */
  readonly padding?: Padding;
}

/** AlexNet's local response normalisation: `size` neighbouring channels, `alpha` not divided by `size`. */
export interface ResponseNormOptions {
  /** Channels in the window, an odd number. Default 5. */
  readonly size?: number;
  /** Default 1e-4. */
  readonly alpha?: number;
  /** Default 0.75. */
  readonly beta?: number;
  /** The paper's k. Default 2. */
  readonly bias?: number;
}

export interface DropoutOptions {
  /** The fraction of values that is dropped, in [0, 1). */
  readonly rate: number;
  readonly seed: number;
  readonly training: boolean;
}

/** The upper limit of a rectified linear unit. */
export interface ReluOptions {
  /** Larger values are cut to this; 6 makes ReLU6. Default: no limit. */
  readonly max?: number;
}

export interface ParameterGradients {
  readonly dw: Tensor;
  readonly db: Tensor;
}

export interface LayerGradients extends ParameterGradients {
  readonly dx: Tensor;
}

/** One class index per row of logits. */
export type Labels =
  readonly number[] | Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array;

export type BackendName = 'naive' | 'im2col' | 'wasm' | 'tfjs';

/**
 * Every layer, forward and backward, as pure functions of NHWC tensors. Four engines implement it; one suite of
 * tests runs on all of them.
 *
 * Inputs may be strided views and are never changed; results own their memory. float32 in gives float32 out,
 * float64 in gives float64 out (naive and im2col compute in float64 too; wasm and tfjs compute most layers in float32).
 *
 * All throw ShapeError where shapes, dtypes or numbers do not fit (the message names both), and TypeError for an
 * unknown option. The formulas with their sources are in lib/naive/, and in lib/layers/ for dropout and the loss.
 *
 * Where a number is NaN or infinite, engines differ in how far it spreads: a matrix product multiplies it by zeros, too, of
 * the padding, or (wasm, where there are few channels or one filter) of neighbouring windows; the loops never visit those.
 */
export interface Backend {
  readonly name: BackendName;
  /** Why it is not a faster one, where `loadBackend` was to choose: one sentence for each that was tried and failed. */
  readonly why?: readonly string[];
  /** For engines that can leave one layer's output in memory for the next. Absent or undefined: there is nothing to gain. */
  readonly beginPass?: () => EnginePass | undefined;
  /**
   * Cross-correlation: out[n, i, j, o] = b[o] + Σ x[n, i · stride + u · dilation − padding, …, c] · w[u, v, c, o].
   * x [N, H, W, C], w [KH, KW, C / groups, OC], b [OC] or null → [N, OH, OW, OC]
   */
  conv2d(x: Tensor, w: Tensor, b: Tensor | null, options?: ConvOptions): Tensor;
  /**
   * The same with what follows it, at once; only in a pass. Undefined where this engine has no such way for the layer.
   * x may be what an earlier call gave with a border.
   */
  conv2dFollowed?(
    x: Tensor,
    w: Tensor,
    b: Tensor | null,
    options: ConvOptions,
    followedBy: FollowedBy,
  ): Tensor | undefined;
  /** The same of a dense layer. */
  denseFollowed?(x: Tensor, w: Tensor, b: Tensor | null, followedBy: FollowedBy): Tensor | undefined;
  /** What one of these two gave is not needed any more: a later one may write where it was, while the caches hold that. */
  release?(out: Tensor): void;
  /** dout [N, OH, OW, OC] → { dx, dw, db }, shaped like x, w and [OC] */
  conv2dBackward(dout: Tensor, x: Tensor, w: Tensor, options?: ConvOptions): LayerGradients;
  /** dw and db alone, where the engine can save the work: the first layer of a network needs no gradient of its input. */
  conv2dParameterGradients?(dout: Tensor, x: Tensor, w: Tensor, options?: ConvOptions): ParameterGradients;
  /** The largest of each window. x [N, H, W, C] → [N, OH, OW, C] */
  maxPool2d(x: Tensor, options: PoolOptions): Tensor;
  /** The gradient goes to the first maximum of each window, in row order. dout [N, OH, OW, C], x [N, H, W, C] → dx like x */
  maxPool2dBackward(dout: Tensor, x: Tensor, options: PoolOptions): Tensor;
  /** The mean of each window, padding not counted. x [N, H, W, C] → [N, OH, OW, C] */
  avgPool2d(x: Tensor, options: PoolOptions): Tensor;
  /** Each pixel of a window gets an equal share. dout [N, OH, OW, C], x [N, H, W, C] → dx like x */
  avgPool2dBackward(dout: Tensor, x: Tensor, options: PoolOptions): Tensor;
  /** out = x · w + b. x [N, I], w [I, O], b [O] or null → [N, O] */
  dense(x: Tensor, w: Tensor, b: Tensor | null): Tensor;
  /** dx = dout · wᵀ, dw = xᵀ · dout, db = Σ of dout's rows. dout [N, O] → { dx, dw, db } */
  denseBackward(dout: Tensor, x: Tensor, w: Tensor): LayerGradients;
  /** max(0, x), or min(max, max(0, x)); x of any shape */
  relu(x: Tensor, options?: ReluOptions): Tensor;
  /** dout where 0 < x < max, else 0: the gradient at both corners is 0. */
  reluBackward(dout: Tensor, x: Tensor, options?: ReluOptions): Tensor;
  /**
   * out[k] = x[k] · (bias + alpha · Σ x[m]²)^−beta over the channels m with |m − k| ≤ size / 2; the window is clipped at the
   * first and the last one. x [N, H, W, C] → [N, H, W, C]
   */
  localResponseNorm(x: Tensor, options?: ResponseNormOptions): Tensor;
  /** dout, x [N, H, W, C] → dx like x */
  localResponseNormBackward(dout: Tensor, x: Tensor, options?: ResponseNormOptions): Tensor;
  /** `mask` holds 0 or 1/(1 − rate) and depends on seed and shape only. */
  dropout(x: Tensor, options: DropoutOptions): { out: Tensor; mask: Tensor };
  /**
   * loss = −mean of log softmax(logits)[label], dlogits = (softmax(logits) − one-hot) / N.
   * logits [N, K], N labels → { loss, dlogits [N, K] }. RangeError for a label outside 0 … K − 1.
   */
  softmaxCrossEntropy(logits: Tensor, labels: Labels): { loss: number; dlogits: Tensor };
}

/** The zeros around an image, side by side. */
export interface Sides {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What follows a layer of weights in a network that only answers, and what may be kept for the next answer. */
export interface FollowedBy {
  /** A rectified linear unit, and what it cuts at. */
  readonly reluMax?: number;
  /** Added to the output: the input of a residual block. */
  readonly shortcut?: Tensor;
  /** Zeros that the next layer wants around each of its images. The result is a view of what lies within. */
  readonly border?: Sides;
  /** Stand for w and b: as long as these objects are the same, so are the numbers. None: nothing may be kept. */
  readonly keys?: readonly object[];
}

/**
 * A pass through a network. Its layers are the engine's own, but their results stay in the engine's memory and last
 * until the pass ends or the engine begins another one. Only models use it: all other results own their memory.
 */
export interface EnginePass {
  readonly isOpen: () => boolean;
  readonly run: <T>(work: (layers: Backend) => T) => T;
  /** A result with memory of its own. */
  readonly own: (x: Tensor) => Tensor;
  readonly end: () => void;
}

/** The TensorFlow.js engine also reports which of its own backends it runs on. */
export interface TfjsBackend extends Backend {
  readonly name: 'tfjs';
  /** 'tensorflow' is the native library. */
  readonly engine: 'tensorflow' | 'wasm' | 'cpu';
  /** Of TensorFlow.js. */
  readonly version: string;
  /** Why it is not a faster one: one sentence for each that was tried and failed. */
  readonly why: readonly string[];
}
