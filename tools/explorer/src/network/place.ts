import type { Network } from '../../../../lib/explorer/network/network';

/** A map, or a unit of a dense layer: which stage, and which one of it. */
export interface MapPlace {
  readonly stage: number;
  readonly map: number;
}

/** The maps one map is computed from. */
export function readFrom(network: Network, { stage, map }: MapPlace): MapPlace[] {
  const { stages } = network;
  const { layer } = stages[stage];
  if (!layer) return [];
  const from = stages[stage - 1].layer?.kind === 'flatten' ? stage - 2 : stage - 1;
  if (layer.kind === 'sum')
    return [
      { stage: layer.from ?? 0, map },
      { stage: from, map },
    ];
  if (layer.kind === 'conv2d') {
    const [first, end] = network.sourcesOf(stage, map);
    return Array.from({ length: end - first }, (_, i) => ({ stage: from, map: first + i }));
  }
  if (layer.kind !== 'dense') return [{ stage: from, map }];
  const { shape } = stages[from].out;
  return Array.from({ length: shape[shape.length - 1] }, (_, source) => ({ stage: from, map: source }));
}
