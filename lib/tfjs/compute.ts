import { contiguous, dtypeOf, tensor, type Tensor } from '../tensor';
import type { Tf, TfTensor } from './tf';

/**
 * Copies tensors to TensorFlow.js, computes, copies the results back, and frees everything made on the way. TensorFlow.js computes in float32; results get the dtype of the first input.
 */
export function compute(
  tf: Tf,
  inputs: readonly Tensor[],
  f: (...inputs: never[]) => readonly TfTensor[],
): Tensor[] {
  const results: Tensor[] = [];
  const dtype = dtypeOf(inputs[0]);
  tf.tidy(() => {
    const taken = inputs.map((x) => tf.tensor(Float32Array.from(contiguous(x).data), x.shape, 'float32'));
    for (const result of f(...(taken as never[]))) {
      results.push(tensor(result.dataSync(), result.shape, dtype));
    }
  });
  return results;
}

/** The gradient of `f` for each of its inputs, by TensorFlow.js's own differentiation. */
export function gradients(
  tf: Tf,
  f: (...inputs: never[]) => TfTensor,
  inputs: readonly TfTensor[],
  dout: TfTensor,
): TfTensor[] {
  return tf.grads(f as (...inputs: TfTensor[]) => TfTensor)([...inputs], dout);
}
