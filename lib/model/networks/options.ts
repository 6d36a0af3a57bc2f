import { rejectUnknownOptions } from '../../shapes';
import type { SequentialOptions } from '../sequential';

/** Throws a TypeError that lists this network's own options, unless what it hands on to `sequential` is known there. */
export function checkNetworkOptions(
  network: string,
  handedOn: Omit<SequentialOptions, 'inputShape'>,
  own: string,
): void {
  const others = Object.entries(handedOn).filter(([name]) => name !== 'seed' && name !== 'dtype');
  rejectUnknownOptions(network, Object.fromEntries(others), `${own}, seed and dtype`);
}
