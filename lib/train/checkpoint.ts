import { decodeSafetensors, encodeSafetensors, type Model } from '../model';
import { files } from '../platform/files';
import { allFinite } from '../reduce';
import { checkShape } from '../shapes';
import type { Tensor } from '../tensor';
import type { ResumableOptimizer } from './optimizer';

const [OF_MODEL, OF_OPTIMIZER] = ['model/', 'optimizer/'];

/**
 * Writes a model's parameters and its optimizer's state into one safetensors file: what a training needs to go on.
 *
 * Throws RangeError for NaN or infinity, and an Error where the file cannot be written; a file that was there stays.
 *
 * @example
 * await fit(model, data, { backend, optimizer, epochs: 2 });
 * saveCheckpoint(model, optimizer, 'two.safetensors');
 * // later, with another model of the same build and a new optimizer:
 * loadCheckpoint(model, optimizer, 'two.safetensors');
 * await fit(model, data, { backend, optimizer, epochs: 2, firstEpoch: 3 }); // as four epochs at once, to the last bit
 */
export function saveCheckpoint(model: Model, optimizer: ResumableOptimizer, path: string): void {
  const tensors: Record<string, Tensor> = {};
  for (const { name, value } of model.parameters) tensors[OF_MODEL + name] = value;
  for (const [name, value] of Object.entries(optimizer.state(model.parameters)))
    tensors[OF_OPTIMIZER + name] = value;
  for (const [name, value] of Object.entries(tensors))
    if (!allFinite(value))
      throw new RangeError(`saveCheckpoint: ${name} holds NaN or infinity, so ${path} was not written`);
  try {
    files.write(path, encodeSafetensors(tensors));
  } catch (error) {
    throw new Error(`saveCheckpoint: ${path}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Reads what `saveCheckpoint` wrote. All or nothing: throws an Error that names what is missing, or a ShapeError, before
 * any number changes.
 */
export function loadCheckpoint(model: Model, optimizer: ResumableOptimizer, path: string): void {
  const tensors = read(path);
  const values = model.parameters.map(({ name, shape }) => {
    if (!Object.hasOwn(tensors, OF_MODEL + name))
      throw new Error(
        `loadCheckpoint: ${path} holds no ${OF_MODEL}${name}: is it a checkpoint of this model?`,
      );
    checkShape('loadCheckpoint', name, tensors[OF_MODEL + name], shape, "the model's is");
    return tensors[OF_MODEL + name];
  });
  const state = Object.entries(tensors).filter(([name]) => name.startsWith(OF_OPTIMIZER));
  optimizer.restore(
    model.parameters,
    Object.fromEntries(state.map(([name, value]) => [name.slice(OF_OPTIMIZER.length), value])),
  );
  model.parameters.forEach((parameter, i) => {
    parameter.value = values[i];
  });
}

function read(path: string): Record<string, Tensor> {
  try {
    return decodeSafetensors(files.read(path));
  } catch (error) {
    throw new Error(`loadCheckpoint: ${path}: ${(error as Error).message}`, { cause: error });
  }
}
