import { randomUUID } from 'node:crypto';
import { bundleOf, textOf, type Showable } from './bundles';
import { kernelHost, type MimeBundle } from './host';

/** One place among a cell's outputs whose content can be replaced. */
export interface Live {
  update(value: Showable): void;
}

/**
 * An output that changes in place: the saved notebook holds what was shown last. It appears with the first
 * `update`. Outside a notebook each update prints its text.
 *
 * @example
 * const live = liveFigure();
 * live.update(lineChart([{ name: 'loss', y: losses }]));
 */
export function liveFigure(): Live {
  const place = livePlace();
  return {
    update: (value) => {
      if (place) place(bundleOf(value));
      else process.stdout.write(`${textOf(value)}\n`);
    },
  };
}

/** Shows bundles in one place, each over the one before; undefined outside a notebook. */
export function livePlace(): ((bundle: MimeBundle) => void) | undefined {
  const host = kernelHost();
  if (!host) return undefined;
  const displayId = randomUUID();
  let shown = false;
  return (bundle) => {
    host.display(bundle, { displayId, update: shown });
    shown = true;
  };
}
