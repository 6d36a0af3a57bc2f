import type { Model } from './model';

/**
 * Freezes all parameters of a model but those of the layers named in `except`, which learn: the last layer alone, for
 * classes of one's own. Layers before the first one that learns are then left out on the way back, too. A second call
 * replaces the first; `parameter.frozen` says and sets it for each. Throws RangeError for a name that no layer has.
 *
 * @example freeze(model, { except: ['fc'] })
 */
export function freeze(model: Model, { except = [] }: { readonly except?: readonly string[] } = {}): void {
  checkLayerNames('freeze', model, except);
  for (const parameter of model.parameters) parameter.frozen = !isIn(except, parameter.name);
}

/** Whether a parameter belongs to one of these layers. */
export function isIn(layers: readonly string[], parameter: string): boolean {
  return layers.some((layer) => parameter.startsWith(`${layer}.`));
}

/** Throws RangeError for a name that no layer with numbers has. */
export function checkLayerNames(name: string, model: Model, layers: readonly string[]): void {
  const kept = [...model.parameters, ...model.buffers].map((parameter) => parameter.name);
  const unknown = layers.find((layer) => !kept.some((parameter) => isIn([layer], parameter)));
  if (unknown !== undefined)
    throw new RangeError(
      `${name}: there is no layer '${unknown}' with parameters; there are ` +
        [...new Set(kept.map((parameter) => parameter.slice(0, parameter.lastIndexOf('.'))))].join(', '),
    );
}
