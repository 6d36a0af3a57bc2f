import { describeTensor } from '../figures/describe';
import { isFigure, type Figure } from '../figures/figure';
import type { MimeBundle } from '../host/kernel-host';
import { isTensor, type Tensor } from '../tensor';

/** What a live output can show. */
export type Showable = Figure | Tensor | string | number;

/** A value in the formats of a notebook's output; strings are Markdown. */
export function bundleOf(value: Showable): MimeBundle {
  if (isFigure(value)) return value.bundle();
  if (isTensor(value)) return describeTensor(value);
  return { 'text/markdown': String(value), 'text/plain': String(value) };
}

/** The text alone, for where there is no notebook. */
export function textOf(value: Showable): string {
  return String(bundleOf(value)['text/plain']);
}
