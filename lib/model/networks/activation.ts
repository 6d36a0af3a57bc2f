import { ShapeError } from '../../errors';
import type { Layer } from '../layer';
import { reluLayer, tanhLayer } from '../layers';

/** The activation function after a network's layers. */
export type ActivationName = 'relu' | 'tanh';

const makes: Readonly<Record<ActivationName, () => Layer>> = { relu: reluLayer, tanh: tanhLayer };

/** A function that makes activation layers of this name. Throws ShapeError for an unknown name. */
export function activationNamed(network: string, name: ActivationName): () => Layer {
  if (!Object.hasOwn(makes, name))
    throw new ShapeError(`${network}: there is no activation '${name}': take 'relu' or 'tanh'`);
  return () => makes[name]();
}
