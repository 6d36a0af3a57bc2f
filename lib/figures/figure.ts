import { jupyterDisplay, kernelHost, type MimeBundle } from '../host/kernel-host';
import { terminal } from '../platform/terminal';

/** Something to look at. As the last expression of a cell it shows itself; anywhere else, `show(figure)`. */
export interface Figure {
  readonly title: string;
  /** The figure in words, complete: a reader of the text alone misses no fact. */
  readonly alt: string;
  /** The figure in every format it has. */
  bundle(): MimeBundle;
  [jupyterDisplay](): MimeBundle;
}

/**
 * A figure from its formats; all of lib's figures are made by this. `formats` is called once, when the figure is
 * first shown. 'text/plain', the text alternative, is added here.
 */
export function figure(title: string, alt: string, formats: () => MimeBundle): Figure {
  let made: MimeBundle | undefined;
  const bundle = (): MimeBundle => (made ??= { ...formats(), 'text/plain': textAlternative(title, alt) });
  return { title, alt, bundle, [jupyterDisplay]: bundle };
}

/** Whether a value is a figure. */
export function isFigure(value: unknown): value is Figure {
  return typeof value === 'object' && value !== null && jupyterDisplay in value && 'alt' in value;
}

/**
 * Shows figures, one under the other: interactive where the notebook can, a PNG where it cannot, and outside a
 * notebook as text.
 *
 * @example show(imageGrid([{ image: photo, label: 'photo' }, { image: scores, label: 'scores' }]))
 */
export function show(...figures: readonly Figure[]): void {
  const host = kernelHost();
  for (const one of figures) {
    if (host) host.display(one.bundle());
    else terminal.write(`${textAlternative(one.title, one.alt)}\n`);
  }
}

function textAlternative(title: string, alt: string): string {
  return title === '' ? alt : `${title}\n${alt}`;
}
