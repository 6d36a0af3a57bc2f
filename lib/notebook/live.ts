import { randomUUID } from 'node:crypto';
import { kernelHost, type MimeBundle } from './host';

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
