import { ShapeError } from '../errors';
import type { Layer, LayerKind } from './layer';

/** How layers are numbered: pool1, pool2, …; a kind that is not listed is numbered by its own name. */
const short: Readonly<Partial<Record<LayerKind, string>>> = {
  conv2d: 'conv',
  maxPool: 'pool',
  avgPool: 'pool',
  adaptiveAvgPool: 'pool',
  globalAvgPool: 'pool',
  localResponseNorm: 'norm',
};

/** The layers' own names, and conv1, conv2, pool1, … for the others. Throws where one occurs twice. */
export function layerNames(network: string, layers: readonly Layer[]): string[] {
  const count = new Map<string, number>();
  const names = layers.map(({ kind, name }) => {
    const word = short[kind] ?? kind;
    const number = (count.get(word) ?? 0) + 1;
    count.set(word, number);
    return name ?? `${word}${number}`;
  });
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new ShapeError(`${network}: two layers have the name ${twice}`);
  return names;
}
