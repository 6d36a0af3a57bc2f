import { environment } from '../platform/environment';
import { kernelHost, type MimeBundle } from './kernel-host';

/** One output that each bundle replaces in turn; undefined outside a notebook. */
export function liveOutput(): ((bundle: MimeBundle) => void) | undefined {
  const host = kernelHost();
  if (!host) return undefined;
  const displayId = environment.randomId();
  let shown = false;
  return (bundle) => {
    host.display(bundle, { displayId, update: shown });
    shown = true;
  };
}
