import { figure, type Figure } from '../figures/figure';

/**
 * A sentence with numbers that were computed in the cell, as text between two cells.
 *
 * @example note(`The best score is **${best.toFixed(1)}**.`)
 */
export function note(markdown: string): Figure {
  return figure('', markdown, () => ({ 'text/markdown': markdown }));
}
