import { ShapeError } from '../../errors';
import { files } from '../../platform/files';
import { allFinite } from '../../reduce';
import { asDtype } from '../../tensor';
import type { Parameter } from '../parameter';
import { checkLayerNames, isIn } from '../freeze';
import type { Model } from '../model';
import { encodeSafetensors, readSafetensors, type Safetensors } from './safetensors';
import { isTorchvision, torchvisionParameters, type Expected } from './torchvision';

/**
 * Writes what a model has learned into a safetensors file, under its parameters' names: conv1.w, conv1.b, …
 *
 * Throws RangeError for a parameter that holds NaN or infinity, and an Error where the file cannot be written; a file
 * that was there stays as it was.
 */
export function saveWeights(model: Model, path: string): void {
  const kept = [...model.parameters, ...model.buffers];
  for (const { name, peek } of kept) {
    if (!allFinite(peek()))
      throw new RangeError(`saveWeights: ${name} holds NaN or infinity, so ${path} was not written`);
  }
  const named = Object.fromEntries(kept.map(({ name, peek }) => [name, peek()]));
  try {
    files.write(path, encodeSafetensors(named));
  } catch (error) {
    throw new Error(`saveWeights: ${path}: ${(error as Error).message}`, { cause: error });
  }
}

export interface LoadOptions {
  /** Whether the file may be missing. Default false. */
  readonly optional?: boolean;
  /** Names of layers whose numbers are not loaded. */
  readonly except?: readonly string[];
}

/**
 * Reads a model's numbers from a safetensors file: one of `saveWeights`, or one with the names that torchvision's
 * AlexNet has (features.0.weight, …), whose axes are turned on the way. Tensors of integers in the file are ignored.
 *
 * All or nothing: throws an Error that lists the names that are missing and those that are not expected, a ShapeError
 * with a tensor's name and both shapes, or a RangeError for a tensor with a number that is not finite in the model's
 * dtype, before any number changes.
 *
 * Layers named in `except` are left as they are, in the file and in the model: for 10 classes from a network of 1,000.
 *
 * Gives true. Where there is no such file it throws; if the file is `optional`, it gives false instead.
 */
export function loadWeights(
  model: Model,
  path: string,
  { optional = false, except = [] }: LoadOptions = {},
): boolean {
  if (optional && !files.exists(path)) return false;
  checkLayerNames('loadWeights', model, except);
  const { tensors, skipped } = read(path);
  const all = isTorchvision(tensors)
    ? torchvisionParameters(model)
    : [...model.parameters, ...model.buffers].map(asItLies);
  const expected = all.filter(({ parameter }) => !isIn(except, parameter.name));
  const left = all.filter((one) => !expected.includes(one)).map(({ name }) => name);
  checkNames(
    path,
    expected.map(({ name }) => name),
    Object.keys(tensors).filter((name) => !left.includes(name) && !isIn(except, name)),
    skipped,
  );
  for (const { name, shape, parameter } of expected) {
    if (tensors[name].shape.join() !== shape.join()) {
      const layer = parameter.name.slice(0, parameter.name.lastIndexOf('.'));
      throw new ShapeError(
        `loadWeights: ${name} has shape [${tensors[name].shape.join(', ')}], the model's is [${shape.join(', ')}]: ` +
          `{ except: ['${layer}'] } loads all but that layer`,
      );
    }
  }
  const values = expected.map(({ name }) => {
    const value = asDtype(tensors[name], model.dtype);
    if (!allFinite(value))
      throw new RangeError(`loadWeights: ${name} holds NaN or infinity as ${model.dtype}`);
    return value;
  });
  expected.forEach(({ turn, parameter }, i) => {
    parameter.value = turn(values[i]);
  });
  return true;
}

function read(path: string): Safetensors {
  try {
    return readSafetensors(files.read(path));
  } catch (error) {
    throw new Error(`loadWeights: ${path}: ${(error as Error).message}`, { cause: error });
  }
}

function asItLies(parameter: Parameter): Expected {
  return { name: parameter.name, shape: parameter.shape, parameter, turn: (value) => value };
}

function checkNames(
  path: string,
  expected: readonly string[],
  found: readonly string[],
  skipped: Safetensors['skipped'],
): void {
  const missing = expected.filter((name) => !found.includes(name));
  const others = found.filter((name) => !expected.includes(name));
  if (missing.length === 0 && others.length === 0) return;
  const list = (what: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [`${what}: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`];
  throw new Error(
    `loadWeights: the names in ${path} are not the model's; ` +
      [
        ...list('missing', missing),
        ...list('not expected', others),
        ...list(
          'no floats, so not read',
          Object.entries(skipped).map(([name, dtype]) => `${name} (${dtype})`),
        ),
      ].join('; '),
  );
}
