import { checkShape } from '../shapes';
import { copy, dtypeOf, randomNormal, tensor, zeros, type Dtype, type Tensor } from '../tensor';
import type { ParameterPlan, Shape } from './layer';

/** A learned tensor. Its initial values are drawn when they are first read. */
export interface Parameter {
  /** 'conv1.w' */
  readonly name: string;
  readonly shape: Shape;
  /**
   * The numbers, row by row, in memory of their own. Setting it copies another tensor's, in the model's dtype; throws
   * ShapeError unless that has this shape.
   */
  value: Tensor;
  /** An optimizer's step leaves a frozen one as it is. */
  frozen: boolean;
  /** The numbers, for those who only read them and hand them to nobody. */
  readonly peek: () => Tensor;
  /**
   * Stands for the numbers as they are: what was made from them is right as long as this is the same object. Undefined while
   * somebody holds `value`, and may write into it.
   */
  readonly key: object | undefined;
  /** How often the numbers were changed, by setting `value` or by `update`. */
  readonly version: number;
  /** Changes the numbers in place, row by row as they lie in memory: an optimizer's step. */
  readonly update: (change: (numbers: Tensor['data']) => void) => void;
}

/** A parameter whose values are drawn when they are first needed: AlexNet's fill 250 MB, its summary needs none. */
export function parameter(
  name: string,
  { shape, std, mean = 0 }: ParameterPlan,
  seed: number,
  dtype: Dtype,
): Parameter {
  let value: Tensor | undefined;
  let version = 0;
  let key = {};
  let handedOut = false;
  const changed = (): void => {
    version++;
    key = {};
  };
  const drawn = (): Tensor => (value ??= initial(shape, { std, mean, seed, dtype }));
  return {
    name,
    shape,
    frozen: false,
    get value() {
      handedOut = true;
      return drawn();
    },
    set value(next) {
      checkShape(name, 'the new value', next, shape, 'the parameter is');
      value = dtypeOf(next) === dtype ? copy(next) : tensor(next, next.shape, dtype);
      handedOut = false;
      changed();
    },
    peek: drawn,
    get key() {
      return handedOut ? undefined : key;
    },
    get version() {
      return version;
    },
    update: (change) => {
      change(drawn().data);
      changed();
    },
  };
}

function initial(shape: Shape, options: { std: number; mean: number; seed: number; dtype: Dtype }): Tensor {
  if (options.std !== 0) return randomNormal(shape, options);
  const constant = zeros(shape, options.dtype);
  constant.data.fill(options.mean);
  return constant;
}
