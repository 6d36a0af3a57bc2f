import { ShapeError } from '../../errors';
import type { Layer } from '../layer';
import { reluLayer, tanhLayer } from '../layers';

/** What a network puts after its layers. */
export type ActivationName = 'relu' | 'tanh';

const makes: Readonly<Record<ActivationName, () => Layer>> = { relu: reluLayer, tanh: tanhLayer };

/** Makes one layer of it after the other. Throws ShapeError for a name that there is not. */
export function activationNamed(network: string, name: ActivationName): () => Layer {
  if (!Object.hasOwn(makes, name))
    throw new ShapeError(`${network}: there is no activation '${name}': take 'relu' or 'tanh'`);
  return () => makes[name]();
}
