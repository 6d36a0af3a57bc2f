import type { Parameter, Weights } from '../model';
import { contiguous, mapValues } from '../tensor';

/** So that nothing is divided by 0, as in PyTorch. */
const TINY = 1e-6;

/**
 * The gradients, made shorter together where they are longer than `most`: their direction stays.
 *
 *     norm = √(Σ of the squares of all)      gradient' = gradient · min(1, most / (norm + 10⁻⁶))
 *
 * Frozen parameters neither count nor change. Source: Pascanu et al. 2013, algorithm 1; torch.nn.utils.clip_grad_norm_.
 */
export function clipped(parameters: readonly Parameter[], gradients: Weights, most: number): Weights {
  const learning = parameters.filter(({ frozen }) => !frozen).map(({ name }) => name);
  let squares = 0;
  for (const name of learning) for (const value of contiguous(gradients[name]).data) squares += value * value;
  const scale = most / (Math.sqrt(squares) + TINY);
  if (scale >= 1) return gradients;
  const shorter = learning.map(
    (name) => [name, mapValues(gradients[name], (value) => value * scale)] as const,
  );
  return { ...gradients, ...Object.fromEntries(shorter) };
}
